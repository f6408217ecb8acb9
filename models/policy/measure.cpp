#include "models/policy/measure.hpp"

#include <algorithm>

namespace terrace {

void Target::keys(KeyVisitor& key) {
    key.flag("exited", exited);
    key.flag("dibao", dibao);
    key.flag("listed", listed);
    key.flag("low_income", low_income);
    key.money("income_below_yuan", income_below);
    key.ids("excluded_households", excluded_households);
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
}

}  // namespace terrace
