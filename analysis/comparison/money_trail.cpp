#include "analysis/comparison/money_trail.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// Means over replicates of lines that may be missing in some replicates.
class MeanLines {
public:
    explicit MeanLines(std::size_t replicates) : replicates_(replicates) {}

    void add(std::size_t replicate, const MoneyLine& line) {
        const auto known = std::find_if(lines_.begin(), lines_.end(), [&](const auto& other) { return other.first.key == line.key; });
        const auto at = known != lines_.end() ? known : lines_.insert(lines_.end(), {line, std::vector<double>(replicates_, 0.0)});
        at->second[replicate] += yuan(line.amount);
    }
    [[nodiscard]] std::vector<TrailLine> lines() const {
        std::vector<TrailLine> result;
        for (const auto& [line, amounts] : lines_) result.push_back({line.key, line.label, mean_with_interval(amounts)});
        return result;
    }

private:
    std::size_t replicates_;
    std::vector<std::pair<MoneyLine, std::vector<double>>> lines_;
};

MeanEstimate mean_of(const std::vector<MeasureEffect>& effects, Fen MeasureEffect::*amount) {
    std::vector<double> values;
    for (const MeasureEffect& effect : effects) values.push_back(yuan(effect.*amount));
    return mean_with_interval(values);
}

std::vector<TrailLine> paid_lines(const std::vector<MeasureEffect>& effects) {
    MeanLines lines(effects.size());
    for (std::size_t r = 0; r < effects.size(); ++r)
        for (std::size_t kind = 0; kind < flow_count; ++kind)
            if (effects[r].paid_by_flow[kind] != 0)
                lines.add(r, {std::string(info(static_cast<Flow>(kind)).key), flow_label(static_cast<Flow>(kind)), effects[r].paid_by_flow[kind]});
    return lines.lines();
}

void fill_changes(MoneyTrail& trail, const std::vector<FlowTotals>& changes) {
    MeanLines in(changes.size()), out(changes.size()), stays(changes.size()), passed(changes.size());
    for (std::size_t r = 0; r < changes.size(); ++r) {
        const CountyMoney money = county_money(changes[r]);
        for (const MoneyLine& line : money.came_in) in.add(r, line);
        for (const MoneyLine& line : money.went_out) out.add(r, line);
        for (const MoneyLine& line : money.stays) stays.add(r, line);
        for (const MoneyLine& line : money.passed_on) passed.add(r, line);
    }
    trail.came_in = in.lines();
    trail.went_out = out.lines();
    trail.stays = stays.lines();
    trail.passed_on = passed.lines();
}

/// The budget lines of all measures together, as the ledger has them.
void fill_budget(MoneyTrail& trail, const std::vector<FlowTotals>& changes) {
    MeanLines lines(changes.size());
    std::vector<double> appropriated, returned, unspent;
    for (std::size_t r = 0; r < changes.size(); ++r) {
        const Fen back = changes[r][static_cast<std::size_t>(Flow::appropriation_returned)], given = changes[r][static_cast<std::size_t>(Flow::appropriation)] - back;
        Fen paid = 0;
        for (std::size_t kind = 0; kind < flow_count; ++kind) {
            const FlowInfo& about = info(static_cast<Flow>(kind));
            if (about.payer != Sector::county_government || about.payee == Sector::state || !about.cash || changes[r][kind] == 0) continue;
            lines.add(r, {std::string(about.key), flow_label(static_cast<Flow>(kind)), changes[r][kind]});
            paid += changes[r][kind];
        }
        appropriated.push_back(yuan(given));
        returned.push_back(yuan(back));
        unspent.push_back(yuan(given - paid));
    }
    trail.appropriated = mean_with_interval(appropriated);
    trail.returned = mean_with_interval(returned);
    trail.unspent = mean_with_interval(unspent);
    trail.paid = lines.lines();
}

}  // namespace

MoneyTrail money_trail(const MeasureReplicates& effects) {
    const std::vector<MeasureEffect>& runs = effects.replicates;
    MoneyTrail trail;
    trail.appropriated = mean_of(runs, &MeasureEffect::appropriated);
    trail.returned = mean_of(runs, &MeasureEffect::returned);
    trail.unspent = mean_of(runs, &MeasureEffect::unspent);
    trail.paid = paid_lines(runs);
    if (runs.empty() || std::any_of(runs.begin(), runs.end(), [](const MeasureEffect& e) { return !e.paired; })) return trail;
    std::vector<FlowTotals> changes;
    for (const MeasureEffect& effect : runs) changes.push_back(effect.flow_change);
    fill_changes(trail, changes);
    return trail;
}

FlowTotals scenario_flow_change(const Study& study, std::size_t scenario, std::size_t base, std::size_t replicate, std::size_t place) {
    FlowTotals change{};
    for (std::size_t month = 0; month < static_cast<std::size_t>(study.months); ++month)
        for (std::size_t county = 0; county < study.counties.size(); ++county) {
            if (place < study.counties.size() && county != place) continue;
            const std::int64_t *with = &study.ledger[study.at(scenario, replicate, month, county, flow_count)],
                               *without = &study.ledger[study.at(base, replicate, month, county, flow_count)];
            for (std::size_t flow = 0; flow < flow_count; ++flow) change[flow] += with[flow] - without[flow];
        }
    return change;
}

MoneyTrail scenario_trail(const Study& study, std::size_t scenario, std::size_t base, std::size_t place) {
    MoneyTrail trail;
    if (study.ledger.empty()) return trail;
    std::vector<FlowTotals> changes;
    for (std::size_t replicate = 0; replicate < study.replicates; ++replicate) changes.push_back(scenario_flow_change(study, scenario, base, replicate, place));
    fill_budget(trail, changes);
    fill_changes(trail, changes);
    return trail;
}

}  // namespace terrace
