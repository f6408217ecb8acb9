#include "analysis/comparison/money_trail.hpp"

#include "analysis/comparison/county_money.hpp"

#include <algorithm>
#include <map>

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

}  // namespace

MoneyTrail money_trail(const MeasureReplicates& effects) {
    const std::vector<MeasureEffect>& runs = effects.replicates;
    MoneyTrail trail;
    trail.appropriated = mean_of(runs, &MeasureEffect::appropriated);
    trail.returned = mean_of(runs, &MeasureEffect::returned);
    trail.unspent = mean_of(runs, &MeasureEffect::unspent);
    trail.paid = paid_lines(runs);
    if (runs.empty() || std::any_of(runs.begin(), runs.end(), [](const MeasureEffect& e) { return !e.paired; })) return trail;
    MeanLines in(runs.size()), out(runs.size()), stays(runs.size()), passed(runs.size());
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const CountyMoney money = county_money(runs[r].flow_change);
        for (const MoneyLine& line : money.came_in) in.add(r, line);
        for (const MoneyLine& line : money.went_out) out.add(r, line);
        for (const MoneyLine& line : money.stays) stays.add(r, line);
        for (const MoneyLine& line : money.passed_on) passed.add(r, line);
    }
    trail.came_in = in.lines();
    trail.went_out = out.lines();
    trail.stays = stays.lines();
    trail.passed_on = passed.lines();
    return trail;
}

}  // namespace terrace
