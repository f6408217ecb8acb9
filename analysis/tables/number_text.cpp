#include "analysis/tables/number_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace terrace {
namespace {

/// Blanks nothing but groups the digits before the point by three.
std::string grouped(std::string text) {
    const auto point = text.find('.');
    for (auto i = static_cast<std::ptrdiff_t>(point == std::string::npos ? text.size() : point) - 3;
         i > 0 && text[static_cast<std::size_t>(i) - 1] != '-'; i -= 3)
        text.insert(static_cast<std::size_t>(i), 1, ',');
    return text;
}

bool is_zero(const std::string& text) { return text.find_first_of("123456789") == std::string::npos; }

} // namespace

std::string number_text(double value, int decimals, Language language) {
    if (std::isnan(value)) return "-";
    if (std::isinf(value)) return value > 0 ? "∞" : "-∞";
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (is_zero(text) && text.front() == '-') text.erase(0, 1);
    return language == Language::en ? grouped(std::move(text)) : text;
}

std::string signed_text(double value, int decimals, Language language) {
    std::string text = number_text(value, decimals, language);
    return value > 0 && !is_zero(text) && !std::isinf(value) ? "+" + text : text;
}

Cell estimate_cell(const MeanEstimate& estimate, int decimals, Language language, double divisor) {
    if (estimate.n == 0 || std::isnan(estimate.mean)) return "-";
    const double half = (estimate.high - estimate.low) / 2 / divisor;
    const bool nothing = estimate.mean == 0 && half == 0;
    return {signed_text(estimate.mean / divisor, decimals, language),
            std::isnan(half) || nothing ? "" : "±" + number_text(half, decimals, language)};
}

std::string factor_text(double factor) {
    if (std::isnan(factor)) return "-";
    if (factor > 999) return ">999";
    return fmt::format("{:.{}f}", factor, factor < 10 ? 1 : 0);
}

} // namespace terrace
