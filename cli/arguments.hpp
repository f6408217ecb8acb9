#pragma once

#include "sim/core/month.hpp"
#include "sim/core/text.hpp"
#include "sim/run/progress.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// What stands on the command line, as written; options that were not given are empty.
struct Arguments {
    std::vector<std::string> inputs; ///< scenario, region and study files
    std::vector<std::string> set;    ///< key=value
    std::vector<std::string> precision; ///< figure:width
    std::vector<std::string> by;        ///< of `compare`: groups of households
    std::string max_replicates, rank;
    std::vector<std::string> metrics; ///< of `sensitivity`
    std::string out, csv, replicates, months, seed, threads, format, progress, base, language;
    std::string household, participant_of, village, scenario, replicate, from, until, shown_months; ///< of `explain`
    std::vector<std::string> where;           ///< of `discover`: metric < number
    std::string box, boxes, peel, mass, level; ///< of `discover`
    std::string workers, tasks; ///< of `sweep`
    std::string document; ///< of `plan`: folder of its document
    std::string bootstrap; ///< of `sensitivity`
    bool save = false;     ///< likewise
    bool resume = false, submit = false;
    bool quiet = false, force = false, attribute = false, time_steps = false, panel = false, rules = false, villages_monthly = false;
    std::string command_line; ///< the whole, for the record of a run
};

enum class OutputFormat { table, csv, json, markdown };

// What the options mean. All throw InputError, whose place is the option, for anything else.

OutputFormat output_format(const Arguments& arguments, bool with_markdown = false);
ProgressStyle progress_of(const Arguments& arguments);
std::uint32_t seed_of(const Arguments& arguments);
/// 0 (all) unless given.
int threads_of(const Arguments& arguments);
std::size_t replicates_of(const Arguments& arguments, std::size_t otherwise);
/// The bound of --precision and --rank, not below `least`.
std::size_t max_replicates_of(const Arguments& arguments, std::size_t least);
/// The one replicate of --replicate, 0 unless given.
std::size_t replicate_of(const Arguments& arguments, std::size_t replicates);
/// A month, within the months of a run; `otherwise` when the text is empty.
Month month_of(const std::string& option, const std::string& text, Month first, Month last, Month otherwise);
/// A whole number within two bounds.
std::int64_t whole_number(const std::string& option, const std::string& text, std::int64_t low, std::int64_t high);
/// A number within two bounds.
double decimal_number(const std::string& option, const std::string& text, double low, double high);
std::optional<int> months_of(const Arguments& arguments);
void check_language(const Arguments& arguments);

/// Rejects an option, or the want of something, on the command line.
[[noreturn]] void reject_usage(const std::string& option, const Text& found, const Text& allowed, const std::string& suggestion = {});

/// The only input of a command. Throws InputError when there is none or more than one; `what` says what it should be.
const std::string& only_input(const Arguments& arguments, const Text& what);

} // namespace terrace
