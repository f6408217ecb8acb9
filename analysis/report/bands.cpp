#include "analysis/report/bands.hpp"

#include "analysis/report/figure.hpp"
#include "analysis/statistics/quantile.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

void add_month(Bands& bands, const std::vector<double>& sorted) {
    bands.median.push_back(sorted_quantile(sorted, 0.5));
    bands.low90.push_back(sorted_quantile(sorted, bands.of_few() ? 0 : 0.05));
    bands.high90.push_back(sorted_quantile(sorted, bands.of_few() ? 1 : 0.95));
    if (bands.of_few()) return;
    bands.low50.push_back(sorted_quantile(sorted, 0.25));
    bands.high50.push_back(sorted_quantile(sorted, 0.75));
}

} // namespace

Bands bands_of(std::size_t replicates, std::size_t months, const std::function<double(std::size_t, std::size_t)>& value) {
    Bands bands;
    bands.runs = replicates;
    std::vector<double> sorted;
    for (std::size_t month = 0; month < months; ++month) {
        sorted.clear();
        for (std::size_t replicate = 0; replicate < replicates; ++replicate)
            if (const double one = value(replicate, month); std::isfinite(one)) sorted.push_back(one);
        std::sort(sorted.begin(), sorted.end());
        add_month(bands, sorted);
    }
    return bands;
}

nlohmann::json bands_json(const Bands& bands, int decimals, int end_decimals) {
    nlohmann::json json{{"median", numbers_json(bands.median, decimals)}, {"runs", bands.runs}};
    if (bands.runs == 1) return json;
    json["low90"] = numbers_json(bands.low90, end_decimals);
    json["high90"] = numbers_json(bands.high90, end_decimals);
    if (bands.of_few()) return json;
    json["low50"] = numbers_json(bands.low50, end_decimals);
    json["high50"] = numbers_json(bands.high50, end_decimals);
    return json;
}

std::vector<BandEnd> ends_of(const Bands& bands) {
    if (bands.runs == 1) return {};
    if (bands.of_few()) return {{{"lowest run", "最低一次"}, &bands.low90}, {{"highest run", "最高一次"}, &bands.high90}};
    return {
        {{"5 %", "5%"}, &bands.low90}, {{"25 %", "25%"}, &bands.low50}, {{"75 %", "75%"}, &bands.high50}, {{"95 %", "95%"}, &bands.high90}};
}

Text spread_words(const Bands& bands, std::size_t month, int decimals) {
    if (bands.runs == 1) return {", in a single run", "（仅模拟一次）"};
    const auto low = [&](Language language) { return number_text(bands.low90[month], decimals, language); };
    const auto high = [&](Language language) { return number_text(bands.high90[month], decimals, language); };
    const std::string runs = std::to_string(bands.runs);
    if (bands.of_few())
        return {", in " + runs + " runs between " + low(Language::en) + " and " + high(Language::en),
                "，" + runs + " 次模拟在 " + low(Language::zh) + " 至 " + high(Language::zh) + " 之间"};
    return {", in nine of ten runs " + low(Language::en) + " to " + high(Language::en),
            "，九成模拟在 " + low(Language::zh) + " 至 " + high(Language::zh) + " 之间"};
}

} // namespace terrace
