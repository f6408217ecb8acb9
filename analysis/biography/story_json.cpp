#include "analysis/biography/portrait.hpp"
#include "analysis/biography/story.hpp"
#include "analysis/biography/wording.hpp"
#include "analysis/study/wording.hpp"

#include <nlohmann/json.hpp>

namespace terrace {
namespace {

using Json = nlohmann::ordered_json;

Json json(const Text& text) { return {{"en", text.in(Language::en)}, {"zh", text.in(Language::zh)}}; }
Json json(double value) { return value == impossible ? Json(nullptr) : Json(value / 100); }
Json mu(int centi_mu) { return 0.01 * centi_mu; }

Json ventures_json(const VentureState& ventures, const Life& life) {
    Json all{{"firm", nullptr}, {"policy_loan", nullptr}, {"tourism_place", nullptr}, {"contracts", Json::array()}};
    if (const auto& firm = ventures.firm) all["firm"] = {{"measure", life.measure_name(firm->measure)}, {"worker", firm->worker + 1}, {"capital", yuan(firm->capital)}, {"jobs", firm->jobs}};
    if (const auto& loan = ventures.loan)
        all["policy_loan"] = {{"measure", life.measure_name(loan->measure)}, {"principal", yuan(loan->principal)}, {"months_left", loan->months_left}, {"months_in_arrears", loan->arrears}};
    if (const auto& place = ventures.place)
        all["tourism_place"] = {{"measure", life.measure_name(place->measure)}, {"kind", place_kind_key(place->kind)}, {"net_since_january", yuan(place->net_year)}};
    for (const ContractState& contract : ventures.contracts)
        all["contracts"].push_back({{"measure", life.measure_name(contract.measure)}, {"product", contract_key(contract)}, {"runs", contract.runs}, {"unpaid", yuan(contract.unpaid)}});
    return all;
}

Json state_json(const HouseholdState& state, const Life& life) {
    const auto is = [&](std::uint16_t flag) { return (state.flags & flag) != 0; };
    Json workers = Json::array(), measures = Json::array();
    for (const WorkerState& worker : state.workers)
        workers.push_back({{"age", worker.age}, {"place", place_key(worker)}, {"wage_2021", worker.wage}, {"months_in_place", worker.tenure}, {"trade_skill", worker.skill}});
    for (const std::uint8_t m : state.measures) measures.push_back(life.measure_name(m));
    return {{"members", state.members}, {"pensioners", state.pensioners}, {"away", state.away}, {"exited", is(household_flag::exited)}, {"pastoral", is(household_flag::pastoral)},
            {"dibao", is(household_flag::dibao)}, {"listed", is(household_flag::listed)}, {"cooperative", is(household_flag::cooperative)}, {"insured", is(household_flag::insured)},
            {"contracted_mu", mu(state.contracted)}, {"leased_out_mu", mu(state.leased_out)}, {"leased_in_mu", mu(state.leased_in)}, {"collective_mu", mu(state.collective)},
            {"orchard_mu", mu(state.orchard)}, {"cotton_mu", mu(state.cotton)}, {"chili_mu", mu(state.chili)}, {"grain_mu", mu(state.grain)}, {"sheep", state.sheep},
            {"cattle", state.cattle}, {"birds", state.birds}, {"courtyard", courtyard_key(state.courtyard)}, {"land_plan", land_plan_key(static_cast<std::size_t>(land_plan(state.plan)))},
            {"side_activity", side_key(static_cast<std::size_t>(side(state.plan)))}, {"cash", yuan(state.cash)}, {"debt", yuan(state.debt)},
            {"income_year", 10 * state.income_year}, {"measures", std::move(measures)}, {"workers", std::move(workers)}, {"ventures", ventures_json(state.ventures, life)}};
}

Json income_json(const std::array<Fen, income_source_count>& income) {
    Json by_source = Json::object();
    for (std::size_t source = 0; source < income_source_count; ++source) by_source[std::string(income_source_names()[source].key)] = yuan(income[source]);
    return by_source;
}

Json event_json(const Event& event, const Life& life) {
    Json one{{"month", event.month.to_string()}, {"event", event_key(event.kind)}};
    if (!event.measure.empty()) one["measure"] = event.measure;
    if (event.worker > 0) one["worker"] = event.worker;
    if (!event.detail.empty()) one["detail"] = event.detail;
    if (!event.cause.empty()) one["cause"] = event.cause;
    if (event.amount != 0) one["amount"] = event.amount;
    if (event.other != 0) one["other"] = event.other;
    if (event.quantity != 0) one["quantity"] = event.quantity;
    if (event.kind == EventKind::receipt || event.kind == EventKind::stayed || event.offer) one["again"] = event.again;
    one["text"] = json(event_text(event, life));
    return one;
}

template <std::size_t count, class Key>
Json choice_json(const Weighed<count>& choice, Key key) {
    Json options = Json::array();
    for (std::size_t option = 0; option < count; ++option)
        options.push_back({{"option", key(option)}, {"value", json(choice.value[option])}, {"compared", choice.compared[option]}});
    if (choice.way == ChoiceWay::imitate)
        for (std::size_t option = 0; option < count; ++option) options[option]["neighbours_income"] = choice.neighbours[option] / 100;
    return {{"way", choice_way_key(choice.way)}, {"values_used", choice.by_value()}, {"before", key(choice.before)}, {"taken", key(choice.taken)}, {"options", std::move(options)}};
}

Json work_json(const WorkOffer& offer) {
    Json one{{"worker", offer.worker + 1}, {"work", work_key(offer.kind)}};
    if (offer.employer) one["employer"] = employer_key(*offer.employer);
    one["outcome"] = outcome_key(offer.outcome);
    one["accepted"] = offer.accepted();
    if (!offer.weighed()) return one;
    one["wage"] = offer.wage / 100;
    one[offer.kind == WorkKind::job ? "commute" : "living_cost"] = offer.cost / 100;
    if (offer.kind == WorkKind::outside) one["home_bias"] = offer.bias / 100;
    one["going"] = offer.going() / 100;
    one["staying"] = offer.staying / 100;
    one["has_job"] = offer.has_job;
    return one;
}

Json offer_json(const Offer& offer, const Life& life) {
    Json one{{"measure", life.measure_name(offer.measure)}, {"offer", offer_key(offer.kind)}, {"outcome", outcome_key(offer.outcome)}, {"accepted", offer.taken()},
             {"value_with", offer.valued ? Json(offer.value_with / 100) : Json(nullptr)}, {"value_without", offer.valued ? Json(offer.value_without / 100) : Json(nullptr)}};
    if (offer.quantity != 0) one["quantity"] = offer.quantity;
    if (offer.amount != 0) one["amount"] = offer.amount / 100;
    if (offer.chance != 0) one["chance"] = offer.chance;
    if (offer.needed != 0 || offer.had != 0) one["needed"] = offer.needed / 100, one["had"] = offer.had / 100;
    return one;
}

Json month_json(const BiographyMonth& month, const Life& life) {
    Json flows = Json::object();
    for (std::size_t kind = 0; kind < flow_count; ++kind)
        if (const std::int64_t net = month.flows().net(static_cast<Flow>(kind)); net != 0) flows[std::string(flow_table()[kind].key)] = yuan(net);
    Json one{{"month", month.month.to_string()}, {"net_income", yuan(net_income(month.flows()))}, {"income", income_json(month.flows().income())}, {"flows", std::move(flows)}};
    if (month.land) one["land_choice"] = choice_json(*month.land, land_plan_key);
    if (month.side) one["side_choice"] = choice_json(*month.side, side_key);
    if (!month.work.empty()) one["work_offers"] = Json::array();
    for (const WorkOffer& offer : month.work) one["work_offers"].push_back(work_json(offer));
    if (!month.offers.empty()) one["offers"] = Json::array();
    for (const Offer& offer : month.offers) one["offers"].push_back(offer_json(offer, life));
    one["state"] = state_json(month.end(), life);
    return one;
}

Json life_json(const Story& story, const ToldLife& told) {
    Json years = Json::array(), months = Json::array(), events = Json::array(), part_in = Json::array();
    for (const LifeYear& year : told.years)
        years.push_back({{"year", year.year}, {"months", year.months}, {"net_income", yuan(year.net())}, {"income", income_json(year.income)}, {"from_measures", yuan(year.from_measures)},
                         {"cash", yuan(year.cash)}, {"debt", yuan(year.debt)}});
    for (const BiographyMonth& month : told.life.biography.months)
        if (story.tells(month.month)) months.push_back(month_json(month, told.life));
    for (const Event& event : told.events)
        if (story.tells(event.month)) events.push_back(event_json(event, told.life));
    for (const Participant& one : told.life.participations)
        part_in.push_back({{"measure", told.life.measure_name(one.measure)}, {"from", told.life.biography.months.at(one.first_month).month.to_string()},
                           {"money_with", one.money_with / 100}, {"money_without", one.money_without / 100}, {"area_mu", mu(one.area)}});
    return {{"scenario", told.life.scenario}, {"title", json(told.life.title)}, {"participations", std::move(part_in)}, {"years", std::move(years)}, {"events", std::move(events)},
            {"months", std::move(months)}};
}

Json parting_json(const Story& story) {
    if (!story.parting) return nullptr;
    Json differences = Json::array();
    for (const Difference& one : story.parting->differences)
        differences.push_back({{"key", one.key}, {"label", json(one.label)}, {"base", json(one.one)}, {"other", json(one.other)}});
    return {{"month", story.lives[0].life.biography.months[story.parting->month].month.to_string()}, {"step", story.parting->step}, {"differences", std::move(differences)}};
}

} // namespace

std::string story_json(const Story& story) {
    const Biography& biography = story.lives[0].life.biography;
    const Address& home = story.address;
    Json who{{"number", biography.number}, {"county", home.county}, {"county_label", json(home.county_label)}, {"village", home.county + "-" + std::to_string(home.village_number)},
             {"village_label", json(home.village)}, {"at_start", state_json(story.beginning(), story.lives[0].life)}};
    Json gap = story.income_gap ? Json(biography.months[*story.income_gap].month.to_string()) : Json(nullptr);
    const Json all{{"command", "explain"}, {"format", "terrace-biography"}, {"version", 1}, {"replicate", story.replicate}, {"seed", story.seed}, {"from", story.from.to_string()},
                   {"until", story.until.to_string()}, {"household", std::move(who)}, {"parting", parting_json(story)}, {"income_differs_from", std::move(gap)},
                   {"lives", Json::array({life_json(story, story.lives[0]), life_json(story, story.lives[1])})}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace terrace
