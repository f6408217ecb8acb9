#include "analysis/report/source.hpp"

#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {

Text place_name(const ReportSource& source, std::size_t place) {
    if (place == source.values.all()) return {"all counties", "各县合计"};
    return source.comparison.places[place].label;
}

bool changes_income(const ReportSource& source, std::size_t scenario, std::size_t place) {
    for (std::size_t replicate = 0; replicate < source.study.replicates; ++replicate)
        for (std::size_t month = 0; month < source.months.size(); ++month)
            if (std::fabs(source.values.per_head("income_per_head", scenario, replicate, month, place) -
                          source.values.per_head("income_per_head", source.base, replicate, month, place)) > 0)
                return true;
    return false;
}

std::vector<std::size_t> changed_places(const ReportSource& source) {
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < source.comparison.places.size(); ++place)
        if (scenarios_at(source, place).size() > 1) places.push_back(place);
    if (places.empty()) places.push_back(source.comparison.places.size() - 1);
    return places;
}

std::vector<std::size_t> scenarios_at(const ReportSource& source, std::size_t place) {
    std::vector<std::size_t> list{source.base};
    for (const std::size_t scenario : source.scenarios)
        if (scenario != source.base && changes_income(source, scenario, place)) list.push_back(scenario);
    return list;
}

std::size_t colour_of(const ReportSource& source, std::size_t scenario) {
    return static_cast<std::size_t>(std::find(source.scenarios.begin(), source.scenarios.end(), scenario) - source.scenarios.begin());
}

std::vector<std::size_t> year_ends(const ReportSource& source) {
    std::vector<std::size_t> ends;
    for (std::size_t month = 0; month < source.months.size(); ++month)
        if (source.months[month].ends_with("-12") || month == source.last()) ends.push_back(month);
    return ends;
}

ReportCell estimate(const MeanEstimate& value, int decimals, double divisor) {
    const auto text = [&](Language language) {
        const Cell cell = estimate_cell(value, decimals, language, divisor);
        return cell.tail.empty() ? cell.text : cell.text + " " + cell.tail;
    };
    ReportCell cell = words({text(Language::en), text(Language::zh)});
    cell.right = true;
    if (value.n == 0) return cell;
    cell.is_estimate = true;
    cell.number = value.mean / divisor, cell.low = value.low / divisor, cell.high = value.high / divisor;
    cell.decimals = decimals;
    return cell;
}

} // namespace terrace
