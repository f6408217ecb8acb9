#include "analysis/report/figure.hpp"

#include <cmath>

namespace terrace {

double divided(double stored, double divisor) { return divisor < 1 ? stored * (1 / divisor) : stored / divisor; }

ReportCell words(Text text) { return {std::move(text)}; }

ReportCell words(ReportSentence sentence) {
    ReportCell cell = words(Text{std::move(sentence.en), std::move(sentence.zh)});
    cell.figures = std::move(sentence.figures);
    return cell;
}

ReportSentence sentence_of(const ReportCell& cell) { return {cell.text, cell.figures}; }

ReportCell number(double value, int decimals) { return {{}, true, value, decimals, false, true}; }

ReportCell change(double value, int decimals) { return {{}, true, value, decimals, true, true}; }

nlohmann::json text_json(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

nlohmann::json number_json(double value, int decimals) {
    if (!std::isfinite(value)) return nullptr;
    const double scale = std::pow(10.0, decimals), rounded = std::round(value * scale) / scale;
    if (decimals <= 0) return static_cast<std::int64_t>(rounded);
    return rounded == 0 ? 0.0 : rounded;
}

nlohmann::json numbers_json(const std::vector<double>& values, int decimals) {
    nlohmann::json list = nlohmann::json::array();
    for (const double value : values) list.push_back(number_json(value, decimals));
    return list;
}

} // namespace terrace
