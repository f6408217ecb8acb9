#include "analysis/comparison/study_values.hpp"

#include "analysis/comparison/public_money.hpp"
#include "analysis/statistics/inequality.hpp"

#include <algorithm>
#include <limits>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace

Fen household_income(const std::int64_t* flows) {
    Fen income = 0;
    for (std::size_t flow = 0; flow < flow_count; ++flow) {
        const FlowInfo& kind = flow_table()[flow];
        if (kind.payee == Sector::household && kind.received_as != IncomeSource::none) income += flows[flow];
        if (kind.payer == Sector::household && kind.paid_as != IncomeSource::none) income -= flows[flow];
    }
    return income;
}

StudyValues::StudyValues(const Study& study) : study_(study) {
    const std::size_t runs = study.scenarios.size() * study.replicates, counties = study.counties.size();
    const auto months = static_cast<std::size_t>(study.months);
    if (study.ledger.size() != runs * months * counties * flow_count || study.ledger.empty()) return;
    net_income_.assign(runs * counties, 0);
    public_money_.assign(runs * counties, 0);
    for (std::size_t cell = 0; cell < runs * months * counties; ++cell) {
        const std::size_t at = cell / (months * counties) * counties + cell % counties;
        net_income_[at] += household_income(study.ledger.data() + cell * flow_count);
        public_money_[at] += terrace::other_public_money(flow_totals(std::span(study.ledger).subspan(cell * flow_count, flow_count)));
    }
}

std::optional<std::size_t> StudyValues::find(std::string_view series) const {
    for (std::size_t i = 0; i < study_.series.size(); ++i)
        if (study_.series[i].name == series) return i;
    return std::nullopt;
}

const Coordinate* StudyValues::coordinate(std::string_view series) const {
    const auto position = find(series);
    if (!position) return nullptr;
    for (const Coordinate& coordinate : study_.coordinates)
        if (coordinate.name == study_.series[*position].dimension) return &coordinate;
    return nullptr;
}

double StudyValues::value(std::size_t series, std::size_t scenario, std::size_t replicate, std::size_t time, std::size_t county,
                          std::size_t inner) const {
    return study_.values[series][study_.at(scenario, replicate, time, county, study_.series[series].size, inner)];
}

double StudyValues::per_head(std::string_view series, std::size_t scenario, std::size_t replicate, std::size_t time, std::size_t place,
                             std::size_t inner) const {
    const auto position = find(series);
    if (!position) return nan;
    if (place < all()) return value(*position, scenario, replicate, time, place, inner);
    const auto persons = find("population");
    if (!persons) return nan;
    std::vector<double> values, weights;
    for (std::size_t county = 0; county < all(); ++county) {
        values.push_back(value(*position, scenario, replicate, time, county, inner));
        weights.push_back(value(*persons, scenario, replicate, time, county, 0));
    }
    return weighted_mean(values, weights);
}

double StudyValues::per_head_of_group(std::string_view series, std::string_view persons, std::size_t scenario, std::size_t replicate,
                                      std::size_t time, std::size_t place, std::size_t inner) const {
    const auto position = find(series), weight = find(persons);
    if (!position || !weight) return nan;
    std::vector<double> values, weights;
    for (std::size_t county = 0; county < all(); ++county) {
        const double heads = value(*weight, scenario, replicate, time, county, inner);
        if ((place < all() && county != place) || !(heads > 0)) continue;
        values.push_back(value(*position, scenario, replicate, time, county, inner));
        weights.push_back(heads);
    }
    return values.empty() ? nan : weighted_mean(values, weights);
}

double StudyValues::total(std::string_view series, std::size_t scenario, std::size_t replicate, std::size_t time, std::size_t place,
                          const std::vector<std::string_view>& without) const {
    const auto position = find(series);
    if (!position) return nan;
    const Coordinate* inner = coordinate(series);
    double sum = 0;
    for (std::size_t county = 0; county < all(); ++county) {
        if (place < all() && county != place) continue;
        for (std::size_t i = 0; i < study_.series[*position].size; ++i) {
            const bool left_out = inner != nullptr && i < inner->labels.size() &&
                                  std::find(without.begin(), without.end(), inner->labels[i]) != without.end();
            if (!left_out) sum += value(*position, scenario, replicate, time, county, i);
        }
    }
    return sum;
}

double StudyValues::gini_at(std::size_t scenario, std::size_t replicate, std::size_t time, std::size_t place) const {
    if (place < all()) return per_head("gini", scenario, replicate, time, place);
    const auto deciles = find("income_decile_mean"), persons = find("population");
    if (!deciles || !persons) return nan;
    std::vector<double> means, weights;
    for (std::size_t county = 0; county < all(); ++county)
        for (std::size_t decile = 0; decile < study_.series[*deciles].size; ++decile) {
            means.push_back(value(*deciles, scenario, replicate, time, county, decile));
            weights.push_back(value(*persons, scenario, replicate, time, county, 0) / 10);
        }
    return gini(means, weights);
}

double StudyValues::from_ledger(const std::vector<Fen>& sums, std::size_t scenario, std::size_t replicate, std::size_t place) const {
    if (sums.empty()) return nan;
    Fen sum = 0;
    for (std::size_t county = 0; county < all(); ++county)
        if (place == all() || county == place) sum += sums[(scenario * study_.replicates + replicate) * all() + county];
    return yuan(sum);
}

double StudyValues::net_income(std::size_t scenario, std::size_t replicate, std::size_t place) const {
    return from_ledger(net_income_, scenario, replicate, place);
}

double StudyValues::other_public_money(std::size_t scenario, std::size_t replicate, std::size_t place) const {
    return from_ledger(public_money_, scenario, replicate, place);
}

} // namespace terrace
