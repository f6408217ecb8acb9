#pragma once

#include "sim/core/text.hpp"
#include "sim/run/tasks.hpp"

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace terrace {

/// How progress is shown: one moving line, a line now and then, one JSON object per line, or not at all.
/// `automatic` is a bar on a terminal and plain lines elsewhere.
enum class ProgressStyle { automatic, bar, plain, json, none };

/// Reads "auto", "bar", "plain", "json" or "none".
std::optional<ProgressStyle> progress_style(std::string_view name);

/// "1:05" or "2:03:09"; seconds are rounded to whole ones.
std::string clock_text(double seconds);
/// "950", "12.3k", "4.56M": a number in five characters for people.
std::string short_number(double value);

/// Shows share, rate and time left on a stream (the standard error of the program unless told otherwise).
class ProgressReporter : public Progress {
public:
    using Clock = std::chrono::steady_clock;

    /// `unit` is what is counted, for example {"household-months", "户月"}.
    ProgressReporter(ProgressStyle style, Language language, Text unit);
    ProgressReporter(ProgressStyle style, Language language, Text unit, std::ostream& out);

    void begin(std::size_t total_units) override;
    void advance(std::size_t units) override;
    void end() override;

    /// Shortest time between two reports; the last one is always made.
    void interval(std::chrono::milliseconds shortest) { interval_ = shortest; }

private:
    void report(Clock::time_point now, bool last);
    double seconds_left(double rate) const;
    void report_line(double rate, double seconds, bool last);
    void report_json(double rate, double seconds, bool last);

    ProgressStyle style_;
    Language language_;
    Text unit_;
    std::ostream& out_;
    std::chrono::milliseconds interval_;
    std::size_t total_ = 0;
    std::size_t done_ = 0;
    Clock::time_point started_{};
    Clock::time_point reported_{};
};

} // namespace terrace
