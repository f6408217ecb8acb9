#include "analysis/biography/life.hpp"

#include "models/outside.hpp"
#include "models/simulation.hpp"

namespace terrace {
namespace {

struct RunCounty {
    CountyResult result;
    Biography biography;
};

RunCounty run(const Scenario& scenario, std::size_t county, std::uint32_t row, RandomKey key) {
    Biographer biographer(row);
    const MonthlyCycle cycle({}, &biographer);
    Scratch scratch;
    const auto path = outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months);
    PreparedCounty prepared = prepare_county(scenario, county, key, path, cycle, scratch, true);
    CountyResult result = run_county(scenario, county, key, path, cycle, scratch, std::move(prepared));
    return {std::move(result), biographer.take()};
}

} // namespace

std::string Life::measure_name(std::size_t position) const {
    return position < measures.size() ? measures[position].name : std::string();
}

LivedCounty live(const Scenario& scenario, std::size_t county, std::uint32_t row, RandomKey key) {
    RunCounty lived = run(scenario, county, row, key);
    LivedCounty all{.life = {.scenario = scenario.name, .title = scenario.title, .measures = {}, .biography = std::move(lived.biography),
                             .receipts = {}, .participations = {}},
                    .record = std::move(lived.result.record)};
    for (const Measure& measure : scenario.measures)
        all.life.measures.push_back({measure.terms.name, measure.terms.label});
    for (const Receipt& receipt : lived.result.panel->receipts)
        if (receipt.row == row) all.life.receipts.push_back(receipt);
    for (const Participant& participant : lived.result.panel->participants)
        if (participant.row == row) all.life.participations.push_back(participant);
    return all;
}

std::optional<FoundParticipant> first_participant(const Scenario& scenario, std::size_t measure, RandomKey key) {
    std::optional<FoundParticipant> found;
    int earliest = spin_up_months + scenario.months;
    for (std::size_t county = 0; county < scenario.region.counties.size(); ++county) {
        if (!scenario.measures[measure].terms.works_in(scenario.region.counties[county].key)) continue;
        const RunCounty lived = run(scenario, county, 0, key);
        for (const Participant& participant : lived.result.panel->participants) {
            if (participant.measure != measure || participant.first_month >= earliest) continue;
            earliest = participant.first_month;
            found = {county, participant.row};
        }
    }
    return found;
}

} // namespace terrace
