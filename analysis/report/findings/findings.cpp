#include "analysis/report/findings/findings.hpp"

#include "analysis/report/findings/kinds.hpp"

namespace terrace {
namespace {

constexpr std::size_t count = 5;

Text compared(const ReportSource& source) {
    const bool once = source.study.replicates == 1;
    const std::string runs = std::to_string(source.study.replicates), scenarios = std::to_string(source.scenarios.size());
    const std::string &from = source.months.front(), &to = source.months.back();
    const Text& base = source.title(source.base);
    return {scenarios + " scenarios were simulated " + (once ? "once" : runs + " times") + " each from " + from + " to " + to +
                ", every household with the same luck in all of them; what follows are differences against \"" + base.en + "\"" +
                (once ? "; one run says nothing of chance, so there are no intervals." : "."),
            "共模拟 " + scenarios + " 个方案，每个方案 " + runs + " 次，时段 " + from + " 至 " + to +
                "；同一农户在各方案中面对相同的随机因素，以下均为与“" + base.zh + "”的差别" +
                (once ? "；仅模拟一次，无法给出区间。" : "。")};
}

Text simulated(const ReportSource& source) {
    const bool once = source.study.replicates == 1;
    const std::string runs = std::to_string(source.study.replicates);
    const std::string &from = source.months.front(), &to = source.months.back();
    const Text& title = source.title(source.base);
    return {"\"" + title.en + "\" was simulated " + (once ? "once" : runs + " times") + " from " + from + " to " + to +
                "; with no second scenario to compare it with, these are its levels and not what its measures change" +
                (once ? ", and one run says nothing of chance." : "."),
            "“" + title.zh + "”模拟 " + runs + " 次，时段 " + from + " 至 " + to +
                "；没有可比的其他方案，以下为水平值，而非措施带来的变化" + (once ? "；仅模拟一次，无法给出区间。" : "。")};
}

} // namespace

std::vector<ReportSentence> findings_of(const ReportSource& source) {
    const bool one = source.scenarios.size() < 2;
    std::vector<ReportSentence> findings{one ? simulated(source) : compared(source)};
    const auto add = [&](const std::vector<Text>& list, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < list.size() && i < to && findings.size() < count; ++i)
            findings.push_back(list[i]);
    };
    if (one) {
        add(level_findings(source), 0, count);
        return findings;
    }
    const std::vector<Text> scenarios = scenario_findings(source);
    add(scenarios, 0, 1);
    const std::vector<Text> measures = measure_findings(source);
    add(measures, 0, count);
    add(scenarios, 1, scenarios.size());
    return findings;
}

} // namespace terrace
