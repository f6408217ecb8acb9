#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "analysis/study/land_terms.hpp"
#include "cli/asked_number.hpp"
#include "cli/policy_arithmetic.hpp"
#include "models/policy/policy_continuity.hpp"

namespace terrace {

inline const Text yuan_unit{"yuan", "元"};
inline const Text households_unit{"households", "户"};
inline const Text villages_unit{"villages", "个村"};
inline const Text jobs_unit{"jobs", "个"}, asked_jobs{"jobs", "个岗位"}; // after "岗位数" and by itself
inline const Text mu_unit{"mu", "亩"};
inline const Text yuan_per_household{"yuan/household", "元/户"};

/// The settings of one measure by name, and the lists of what follows from them.
class Arithmetic {
public:
    Arithmetic(const Scenario& scenario, const Measure& measure, std::vector<DerivedValue>& values, AskedNumbers& numbers)
        : scenario_(scenario), measure_(measure), values_(values), numbers_(numbers) {}

    [[nodiscard]] double number(const std::string& name) const {
        return name == "budget_yuan" ? yuan(measure_.terms.budget) : value("policies." + measure_.terms.name + "." + name);
    }
    [[nodiscard]] double parameter(const std::string& name) const { return value("parameters." + name); }

    void add(const std::string& key, Text label, Text unit, double value, int decimals = 0) {
        if (std::isfinite(value)) values_.push_back({measure_.terms.name, key, std::move(label), std::move(unit), value, decimals});
    }

    /// The terms ask for so many in each county, by that key; they are taken from that supply.
    void asks(const std::string& key, Text unit, double asked, Supply supply) {
        if (std::isfinite(asked)) numbers_.asked.push_back({measure_.terms.name, key, std::move(unit), asked, supply});
    }
    /// The budget pays so many of those asked for.
    void pays(Text unit, double asked, double paid) { numbers_.paid.push_back({measure_.terms.name, std::move(unit), asked, paid}); }
    /// The budget pays so many of something of which the terms name no number ("one full loan").
    void pays_one(Text unit, double paid) { pays(std::move(unit), 0, paid); }

    /// Months of the run in which the measure is in force.
    [[nodiscard]] int months() const {
        const Month first = std::max(measure_.terms.from, scenario_.start);
        const Month last = std::min(measure_.terms.until, scenario_.start + (scenario_.months - 1));
        return std::max(0, last - first + 1);
    }

    [[nodiscard]] double households_in_reach() const { return in_reach(&CountyMargins::households); }
    [[nodiscard]] double exited_in_reach() const { return in_reach(&CountyMargins::exited_households); }
    /// Times that a yearly payment falls due: when the measure begins, and every January after.
    [[nodiscard]] int payment_years() const {
        const Month first = std::max(measure_.terms.from, scenario_.start);
        return months() > 0 ? (first + (months() - 1)).year() - first.year() + 1 : 0;
    }

    /// Counties in which a measure works; each has a budget of its own.
    [[nodiscard]] int counties(const Measure& measure) const {
        return static_cast<int>(std::count_if(scenario_.region.counties.begin(), scenario_.region.counties.end(), [&](const CountyMargins& county) { return measure.terms.works_in(county.key); }));
    }

    /// Where the measure works in several counties: what they get together.
    void budget_together() {
        const int here = counties(measure_);
        if (here < 2 || measure_.terms.budget <= 0) return;
        const std::string number = std::to_string(here);
        add("budget_together", {"Budget of all " + number + " counties together, each having its own", number + "个县预算合计（每县一份）"}, yuan_unit, here * yuan(measure_.terms.budget));
    }

    /// Public money promised to the other measures of the scenario [yuan in all their counties], and what is left of it month by month on average.
    [[nodiscard]] std::pair<double, double> lines() const {
        double all = 0, kept = 0;
        const auto* continuity = dynamic_cast<const PolicyContinuity*>(measure_.instrument.get());
        for (const Measure& other : scenario_.measures) {
            if (other.instrument == measure_.instrument || continuity == nullptr) continue;
            double share = 0;
            for (Month month = scenario_.start; month < scenario_.start + scenario_.months; ++month)
                share += month < measure_.terms.from || month > measure_.terms.until ? 1 : continuity->share(other.terms, month);
            const double budget = counties(other) * yuan(other.terms.budget);
            all += budget;
            kept += budget * share / scenario_.months;
        }
        return {all, kept};
    }

    /// Of a land transfer; what depends on the harvest at the ordinary cotton price and the lessee's usual yield [yuan/year].
    [[nodiscard]] double rent_per_mu() const { return land_terms(scenario_, measure_)->rent_yuan_per_mu; }

private:
    /// Sum over the counties in which the measure works.
    [[nodiscard]] double in_reach(std::int64_t CountyMargins::*figure) const {
        double sum = 0;
        for (const CountyMargins& county : scenario_.region.counties)
            if (measure_.terms.works_in(county.key)) sum += static_cast<double>(county.*figure);
        return sum;
    }
    [[nodiscard]] double value(const std::string& key) const {
        for (const ResolvedKey& resolved : scenario_.resolved)
            if (resolved.key == key) return resolved.value == "true" ? 1 : std::strtod(resolved.value.c_str(), nullptr);
        return 0;
    }

    const Scenario& scenario_;
    const Measure& measure_;
    std::vector<DerivedValue>& values_;
    AskedNumbers& numbers_;
};

} // namespace terrace
