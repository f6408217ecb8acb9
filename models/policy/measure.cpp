#include "models/policy/measure.hpp"

#include "models/assigned_tiers.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>
#include <charconv>

namespace terrace {
namespace {

std::uint8_t read_tiers(KeyVisitor& key) {
    std::vector<std::string> known; // position is the code less one
    for (std::size_t code = 1; code <= tier_count; ++code) known.emplace_back(tier_key(static_cast<Tier>(code)));
    std::vector<std::string> names;
    key.texts("tiers", names);
    unsigned tiers = 0;
    for (const std::string& name : names) {
        const auto found = std::find(known.begin(), known.end(), name);
        if (found == known.end())
            key.fail("tiers", Text{"demonstration, catching_up, consolidation", "demonstration、catching_up、consolidation"},
                     nearest_name(name, known));
        tiers |= 2u << (found - known.begin());
    }
    return static_cast<std::uint8_t>(tiers);
}

/// Money of each year between the first and the last month.
std::vector<std::pair<int, Fen>> read_years(KeyVisitor years, Month from, Month until) {
    std::vector<std::pair<int, Fen>> money;
    for (const std::string& name : years.names()) {
        int year = 0;
        const auto end = std::from_chars(name.data(), name.data() + name.size(), year).ptr;
        const std::string first = std::to_string(from.year()), last = std::to_string(until.year());
        if (name.size() != 4 || end != name.data() + 4 || year < from.year() || year > until.year())
            years.fail(name, Text{"a year in which the measure is in force, " + first + " to " + last,
                                  "措施实施期内的年份，" + first + " 至 " + last});
        Fen amount = 0;
        years.money(name, amount);
        if (amount < 0) years.fail(name, Text{"zero or more yuan", "不小于零的金额(元)"});
        money.emplace_back(year, amount);
    }
    std::sort(money.begin(), money.end());
    return money;
}

} // namespace

void Target::keys(KeyVisitor& key) {
    key.flag("exited", exited);
    key.flag("dibao", dibao);
    key.flag("listed", listed);
    key.flag("low_income", low_income);
    key.money("income_below_yuan", income_below);
    key.ids("excluded_households", excluded_households);
    tiers = read_tiers(key);
}

void MeasureTerms::keys(KeyVisitor& key) {
    key.skip("instrument");
    key.skip("enabled");
    key.label("title", label);
    key.text("county", county);
    key.month("from", from);
    until = std::max(until, from);   // a run may end before the measure begins
    key.month("until", until);
    KeyVisitor target_key = key.group("target");
    target.keys(target_key);
    key.choice("enrolment", enrolment, {{"chosen", Enrolment::chosen}, {"assigned", Enrolment::assigned}});
    key.money("budget_yuan", budget);
    if (until < from) key.fail("until", Text{"a month not before 'from' (" + from.to_string() + ")", "不早于 from(" + from.to_string() + ")的月份"});
    if (budget < 0) key.fail("budget_yuan", Text{"zero or more yuan", "不小于零的金额(元)"});
    budget_by_year = read_years(key.group("budget_by_year_yuan"), from, until);
    if (budget_by_year.empty()) return;
    if (key.present("budget_yuan"))
        key.fail("budget_yuan",
                 Text{"nothing beside budget_by_year_yuan, whose sum it is", "不与 budget_by_year_yuan 同时给出（总额即其合计）"});
    budget = budget_of(from.year(), until.year());
}

Fen MeasureTerms::budget_of(int first, int last) const {
    if (budget_by_year.empty()) return budget;
    Fen sum = 0;
    for (const auto& [year, amount] : budget_by_year)
        sum += year >= first && year <= last ? amount : 0;
    return sum;
}

}  // namespace terrace
