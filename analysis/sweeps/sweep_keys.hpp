#pragma once

#include "sim/config/key_visitor.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace terrace {

/// The keys that a factor may move: every parameter, every key of the measures of the scenarios, whether a measure is there ("policies.NAME.enabled"),
/// "decision_rule", and the numbers of the replicates, "luck" and "population".
class SweepKeys {
public:
    /// `scenarios` are stacked files. Throws InputError for a fault in a measure.
    SweepKeys(const std::vector<Node>& scenarios, const Records& records);

    /// What the key takes, with the range, unit and label of its record. "KEY.2021-03" is one date of a key with dates.
    [[nodiscard]] std::optional<ResolvedKey> find(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> names() const;
    /// Names of the measures, each once.
    [[nodiscard]] const std::vector<std::string>& measures() const { return measures_; }

private:
    void add_measure(const Node& scenario, const Records& records, const std::string& name);
    [[nodiscard]] const ResolvedKey* known(std::string_view key) const;

    std::vector<ResolvedKey> keys_;
    std::vector<std::string> measures_;
};

} // namespace terrace
