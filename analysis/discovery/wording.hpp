#pragma once

#include "analysis/discovery/condition.hpp"
#include "analysis/discovery/discovery.hpp"

#include <string>

namespace terrace {

/// Decimals that show a factor's values to a thousandth of the range that the futures span.
[[nodiscard]] int decimals_of(const Futures& futures, std::size_t factor);

/// Lowest and highest value of a factor among the futures.
[[nodiscard]] std::pair<double, double> span_of(const Futures& futures, std::size_t factor);

/// "above 7.12 yuan/kg", "between 1 and 2", "logit or consumat"; in Chinese 高于7.12元/公斤. Of a factor without limit "".
[[nodiscard]] std::string limit_words(const FactorLimit& limit, const Futures& futures, std::size_t factor, Language language);

/// All limits of a box in one sentence part: "Cotton price above 7.12 yuan/kg and ..."; "" when there are none.
[[nodiscard]] std::string box_words(const FutureBox& box, const Futures& futures, Language language);

/// "Net per participant (yuan) below 0"; several joined.
[[nodiscard]] std::string condition_words(const std::vector<Condition>& conditions, const SweepTable& sweep, Language language);

/// A choice as people write it: without the quotes of its TOML text; in Chinese, decision rules and yes and no by their names.
[[nodiscard]] std::string choice_words(const std::string& choice, Language language);

} // namespace terrace
