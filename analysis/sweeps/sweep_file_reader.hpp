#pragma once

#include "analysis/sweeps/sweep_head.hpp"
#include "sim/io/results_reader.hpp"

#include <filesystem>
#include <functional>

namespace terrace {

/// Reads a sweep file (sweep_file.hpp) point by point; memory holds a block of points. Throws FileError for a file that is none.
class SweepFileReader {
public:
    explicit SweepFileReader(const std::filesystem::path& file);

    [[nodiscard]] const SweepHead& head() const { return head_; }
    [[nodiscard]] const SweepEnd& end() const { return end_; }
    /// Groups and variables of the root group that neither `terrace sweep` nor `terrace sensitivity` writes.
    [[nodiscard]] std::vector<std::string> others() const;
    /// Hands over every point with its number, in order.
    void points(const std::function<void(std::size_t, const SweepRow&)>& visit) const;

private:
    [[noreturn]] void fail(const std::string& reason, const std::string& reason_zh) const;
    void require(bool condition, const std::string& name) const;
    [[nodiscard]] std::string text(const std::string& name) const { return reader_.text_attribute("", name).value_or(""); }
    [[nodiscard]] std::int64_t integer(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> texts(const std::string& name, std::size_t size) const;
    [[nodiscard]] std::vector<double> numbers(const std::string& name, std::size_t size) const;
    void header();
    void factors();
    void factor_texts(const std::string& name, std::string Factor::*member);
    void factor_numbers(const std::string& name, double Factor::*member);
    void metrics();
    void provenance();
    [[nodiscard]] std::vector<SweepRow> rows(Rows some) const;

    std::filesystem::path path_;
    ResultsReader reader_;
    SweepHead head_;
    SweepEnd end_;
};

} // namespace terrace
