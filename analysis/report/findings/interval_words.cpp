#include "analysis/report/findings/interval_words.hpp"

#include "analysis/comparison/render_parts.hpp"
#include "analysis/tables/number_text.hpp"

#include <cmath>
#include <string>

namespace terrace {
namespace {

Text in_words(const std::string& low_en, const std::string& high_en, const std::string& low_zh, const std::string& high_zh) {
    return {" (95 % interval " + low_en + " to " + high_en + ")", "（95%区间 " + low_zh + " 至 " + high_zh + "）"};
}

std::string large(double yuan, Language language) {
    return number_text(yuan / large_money_divisor(language), large_money_decimals(language), language);
}

} // namespace

Text interval_words(const MeanEstimate& estimate, int decimals) {
    if (std::isnan(estimate.low) || std::isnan(estimate.high)) return {};
    const auto text = [&](double value, Language language) { return number_text(value, decimals, language); };
    return in_words(text(estimate.low, Language::en), text(estimate.high, Language::en), text(estimate.low, Language::zh),
                    text(estimate.high, Language::zh));
}

Text money_words(double yuan) {
    const Text unit = large_money_unit();
    return {large(yuan, Language::en) + " " + unit.en, large(yuan, Language::zh) + " " + unit.zh};
}

Text money_words(const MeanEstimate& yuan) {
    Text text = money_words(yuan.mean);
    if (std::isnan(yuan.low) || std::isnan(yuan.high)) return text;
    const Text interval = in_words(large(yuan.low, Language::en), large(yuan.high, Language::en), large(yuan.low, Language::zh),
                                   large(yuan.high, Language::zh));
    return {text.en + interval.en, text.zh + interval.zh};
}

} // namespace terrace
