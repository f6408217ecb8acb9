#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/config/node.hpp"

namespace terrace {

/// One row of a rule table: what a measure is told, whom it meets, and what must come of it.
struct RuleCase {
    std::string instrument;   ///< name of the file
    std::string name;
    Node node;
};

/// All cases of the tables `INSTRUMENT.toml` in a folder. A table is
///   [[case]]
///   name = "a sentence"
///   start = "2021-03", months = 1          when the measure begins to work, and for how long the case watches it
///   keys = { ... }                         of the measure
///   parameters = { ... }                   of the model; tastes play no part unless they say so
///   household = { ... }, others = [{ ... }]  what differs from the usual household; none of the others is there unless named
///   expect = { ... }                       of the first household and of the measure's accounts
[[nodiscard]] std::vector<RuleCase> read_rule_cases(const std::filesystem::path& folder);

/// What differs from the expectation, a line each; empty when the rule holds. Throws InputError for a misspelt case.
[[nodiscard]] std::string check_rule(const RuleCase&);

}  // namespace terrace
