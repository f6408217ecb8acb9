#include "analysis/discovery/wording.hpp"

#include "analysis/tables/number_text.hpp"
#include "analysis/tables/unit_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace terrace {
namespace {

std::string say(Language language, const std::string& en, const std::string& zh) { return language == Language::zh ? zh : en; }

std::string with_unit(const std::string& number, const std::string& unit, Language language) {
    const std::string text = unit_text(unit, language);
    if (text.empty()) return number;
    return language == Language::zh ? number + text : number + " " + text;
}

/// A whole number's limits name numbers that the box holds.
std::string whole_words(const FactorLimit& limit, const std::string& unit, Language language) {
    const std::string low = number_text(std::ceil(limit.low), 0, language), high = number_text(std::floor(limit.high), 0, language);
    if (limit.has_low() && limit.has_high())
        return say(language, "from ", "为") + low + say(language, " to ", "至") + with_unit(high, unit, language);
    return limit.has_low() ? say(language, "at least ", "不少于") + with_unit(low, unit, language)
                           : say(language, "at most ", "不超过") + with_unit(high, unit, language);
}

std::string number_words(const FactorLimit& limit, const Futures& futures, std::size_t factor, Language language) {
    const int decimals = decimals_of(futures, factor);
    const std::string& unit = futures.factors[factor].unit;
    const std::string low = number_text(limit.low, decimals, language), high = number_text(limit.high, decimals, language);
    if (limit.has_low() && limit.has_high())
        return say(language, "between ", "在") + low + say(language, " and ", "至") + with_unit(high, unit, language) + say(language, "", "之间");
    return limit.has_low() ? say(language, "above ", "高于") + with_unit(low, unit, language)
                           : say(language, "below ", "低于") + with_unit(high, unit, language);
}

std::string choices_words(const FactorLimit& limit, const Factor& factor, Language language) {
    std::string text;
    for (std::size_t i = 0; i < limit.allowed.size(); ++i)
        if (limit.allowed[i] != 0) text += (text.empty() ? "" : say(language, " or ", "或")) + choice_words(factor.choices[i], language);
    return text;
}

std::string relation_words(Condition::Relation relation, Language language) {
    const Text words[] = {{"below", "低于"}, {"at most", "不超过"}, {"above", "高于"}, {"at least", "不低于"}};
    return words[static_cast<int>(relation)].in(language);
}

} // namespace

std::pair<double, double> span_of(const Futures& futures, std::size_t factor) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::size_t point = 0; point < futures.points(); ++point) {
        low = std::min(low, futures.value(point, factor));
        high = std::max(high, futures.value(point, factor));
    }
    return {low, high};
}

int decimals_of(const Futures& futures, std::size_t factor) {
    if (futures.factors[factor].whole) return 0;
    const auto [low, high] = span_of(futures, factor);
    if (!(high > low)) return 2;
    return std::clamp(2 - static_cast<int>(std::floor(std::log10(high - low))), 0, 9);
}

std::string limit_words(const FactorLimit& limit, const Futures& futures, std::size_t factor, Language language) {
    if (!limit.restricts()) return {};
    const Factor& info = futures.factors[factor];
    if (!limit.allowed.empty()) return choices_words(limit, info, language);
    return info.whole ? whole_words(limit, info.unit, language) : number_words(limit, futures, factor, language);
}

std::string box_words(const FutureBox& box, const Futures& futures, Language language) {
    std::string text;
    for (std::size_t factor = 0; factor < box.limits.size(); ++factor) {
        const std::string words = limit_words(box.limits[factor], futures, factor, language);
        if (words.empty()) continue;
        const bool choice = !box.limits[factor].allowed.empty();
        text += (text.empty() ? "" : say(language, " and ", "，且")) + futures.factors[factor].label.in(language) +
                (choice ? say(language, ": ", "为") : say(language, " ", "")) + words;
    }
    return text;
}

std::string condition_words(const std::vector<Condition>& conditions, const SweepTable& sweep, Language language) {
    std::string text;
    for (const Condition& condition : conditions) {
        const MetricInfo& metric = sweep.metrics[sweep.find_metric(condition.metric)];
        text += (text.empty() ? "" : say(language, " and ", "，且")) + metric.label.in(language) + say(language, " ", "") +
                relation_words(condition.relation, language) + say(language, " ", "") +
                with_unit(fmt::format("{:g}", condition.value), metric.unit, language);
    }
    return text;
}

std::string choice_words(const std::string& choice, Language language) {
    const bool quoted = choice.size() >= 2 && (choice.front() == '"' || choice.front() == '\'') && choice.back() == choice.front();
    const std::string plain = quoted ? choice.substr(1, choice.size() - 2) : choice;
    if (language == Language::en) return plain;
    constexpr std::array names{std::pair{"logit", "收益最大（logit）"}, std::pair{"consumat", "有限理性（consumat）"}, std::pair{"true", "是"}, std::pair{"false", "否"}};
    const auto named = std::find_if(names.begin(), names.end(), [&](const auto& one) { return plain == one.first; });
    return named == names.end() ? plain : named->second;
}

} // namespace terrace
