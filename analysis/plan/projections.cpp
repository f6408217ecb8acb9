#include "analysis/plan/projections.hpp"

#include "analysis/plan/decembers.hpp"
#include "analysis/statistics/quantile.hpp"
#include "models/assigned_tiers.hpp"
#include "models/outside.hpp"
#include "models/simulation.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <stdexcept>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Indicator {
    const char* key;
    double (*value)(const DecemberSums&);
};

double quotient(double part, double whole) { return whole > 0 ? part / whole : nan; }

constexpr std::array<Indicator, 3> indicators{{
    {"income_per_head", [](const DecemberSums& sums) { return quotient(sums.income, sums.persons); }},
    {"poverty_headcount", [](const DecemberSums& sums) { return quotient(sums.poor, sums.persons); }},
    {"monitored_share", [](const DecemberSums& sums) { return quotient(sums.listed, sums.households); }},
}};

/// One replicate of one county in one future.
struct PairOfRuns {
    Decembers without, with;
};

Decembers run(const Scenario& scenario, std::size_t county, RunKey key, PreparedCounty prepared, Scratch& scratch) {
    DecemberKeeper keeper;
    const MonthlyCycle cycle({}, &keeper);
    const auto path = outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months);
    (void)run_county(scenario, county, key, path, cycle, scratch, std::move(prepared));
    return keeper.take();
}

PreparedCounty prepare(const Scenario& scenario, std::size_t county, RunKey key, Scratch& scratch) {
    const MonthlyCycle cycle;
    const auto path = outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months);
    return prepare_county(scenario, county, key, path, cycle, scratch, false);
}

PairOfRuns run_pair(const ProjectedFuture& future, std::size_t county, RunKey key) {
    Scratch scratch;
    PreparedCounty prepared = prepare(future.without, county, key, scratch);
    PreparedCounty other = same_spin_up(future.without, future.with) ? prepared : prepare(future.with, county, key, scratch);
    return {run(future.without, county, key, std::move(prepared), scratch), run(future.with, county, key, std::move(other), scratch)};
}

std::vector<std::size_t> positions_of(const ProjectionRequest& request, const Region& region) {
    std::vector<std::size_t> positions;
    for (std::size_t c = 0; c < region.counties.size(); ++c)
        if (request.counties.empty() ||
            std::find(request.counties.begin(), request.counties.end(), region.counties[c].key) != request.counties.end())
            positions.push_back(c);
    if (positions.empty() || (!request.counties.empty() && positions.size() != request.counties.size()))
        throw std::invalid_argument("plan_projections: no such county");
    return positions;
}

/// All runs, and how they are added up.
class Projections {
public:
    explicit Projections(const ProjectionRequest& request)
        : request_(request), first_(request.future(0, 0).without), counties_(positions_of(request, first_.region)),
          runs_(request.futures * tasks_of_future()) {}

    std::vector<PlanProjection> take() {
        run_tasks(runs_.size(), request_.run, [this](std::size_t task) {
            const std::size_t within = task % tasks_of_future(), replicate = within / counties_.size();
            const auto number = static_cast<std::uint32_t>(request_.first_replicate + replicate);
            const RunKey key({request_.seed, number}, {request_.seed, request_.same_people ? 0 : number});
            runs_[task] = run_pair(future(task / tasks_of_future(), replicate), counties_[within % counties_.size()], key);
        });
        std::vector<PlanProjection> all;
        for (std::size_t stress = 0; stress < request_.futures; ++stress)
            for (std::size_t tier = 0; tier <= tier_count; ++tier)
                add_tier(stress, tier, all);
        return all;
    }

private:
    [[nodiscard]] ProjectedFuture future(std::size_t stress, std::size_t replicate) const {
        ProjectedFuture future = request_.future(stress, replicate);
        for (const Scenario* scenario : {&future.without, &future.with})
            if (scenario->start != first_.start || scenario->months != first_.months)
                throw std::invalid_argument("plan_projections: futures of other months");
        return future;
    }

    [[nodiscard]] std::size_t tasks_of_future() const { return request_.replicates * counties_.size(); }
    [[nodiscard]] const PairOfRuns& runs(std::size_t stress, std::size_t replicate, std::size_t county) const {
        return runs_[stress * tasks_of_future() + replicate * counties_.size() + county];
    }

    /// Whether a village counts: to the whole it does, to a tier by what is settled or by what it was at the first month without any
    /// stress.
    [[nodiscard]] bool counts(std::size_t tier, std::size_t replicate, std::size_t county, std::size_t village) const {
        if (tier == 0) return true;
        Tier own = runs(0, replicate, county).without.first_tiers[village];
        if (!request_.tiers.empty()) {
            const std::string& key = first_.region.counties[counties_[county]].key;
            const auto settled = request_.tiers.find(village_key(key, village));
            own = settled == request_.tiers.end() ? Tier::none : settled->second;
        }
        return static_cast<std::size_t>(own) == tier;
    }

    [[nodiscard]] DecemberSums sum(Decembers PairOfRuns::*which, std::size_t stress, std::size_t replicate, std::size_t tier,
                                   std::size_t year) const {
        DecemberSums sums;
        for (std::size_t county = 0; county < counties_.size(); ++county) {
            const std::vector<DecemberSums>& villages = (runs(stress, replicate, county).*which).years[year];
            for (std::size_t village = 0; village < villages.size(); ++village)
                if (counts(tier, replicate, county, village)) sums += villages[village];
        }
        return sums;
    }

    void add_tier(std::size_t stress, std::size_t tier, std::vector<PlanProjection>& all) const {
        const std::size_t years = runs_.empty() ? 0 : runs_.front().without.years.size();
        std::vector<std::vector<DecemberSums>> without(years), with(years); // [year][replicate]
        double persons = 0;
        for (std::size_t year = 0; year < years; ++year)
            for (std::size_t replicate = 0; replicate < request_.replicates; ++replicate) {
                without[year].push_back(sum(&PairOfRuns::without, stress, replicate, tier, year));
                with[year].push_back(sum(&PairOfRuns::with, stress, replicate, tier, year));
                persons += without[year].back().persons;
            }
        if (persons <= 0) return;
        for (const Indicator& indicator : indicators)
            for (std::size_t year = 0; year < years; ++year)
                all.push_back(projection(stress, tier, indicator, year, without[year], with[year]));
    }

    [[nodiscard]] PlanProjection projection(std::size_t stress, std::size_t tier, const Indicator& indicator, std::size_t year,
                                            const std::vector<DecemberSums>& without, const std::vector<DecemberSums>& with) const {
        std::vector<double> less, more, change;
        for (std::size_t replicate = 0; replicate < without.size(); ++replicate) {
            less.push_back(indicator.value(without[replicate]));
            more.push_back(indicator.value(with[replicate]));
            change.push_back(more.back() - less.back());
        }
        const int at = runs_.front().without.first_year + static_cast<int>(year);
        return {stress, static_cast<int>(tier), indicator.key, at, band_of(more), band_of(less), band_of(change)};
    }

    const ProjectionRequest& request_;
    const Scenario first_; ///< what all are alike in: months and counties
    std::vector<std::size_t> counties_; ///< positions in the region, which address their luck
    std::vector<PairOfRuns> runs_;      ///< [stress][replicate][county]
};

} // namespace

PlanBand band_of(const std::vector<double>& numbers) {
    return {quantile_of(numbers, 0.5), quantile_of(numbers, 0.25), quantile_of(numbers, 0.75), quantile_of(numbers, 0.05),
            quantile_of(numbers, 0.95)};
}

std::vector<PlanProjection> plan_projections(const ProjectionRequest& request) {
    if (request.futures == 0) return {};
    return Projections(request).take();
}

} // namespace terrace
