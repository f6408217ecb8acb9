#include "analysis/plan/document/sections.hpp"

namespace terrace {
namespace {

constexpr double fen_of_wan = 1e6; ///< 10,000 yuan [fen]

/// An assumption and what it rests on.
struct Given {
    ReportSentence sentence;
    Text source;
};

const Text plan_file{"plan file", "规划输入文件"};
const Text judgement{"E", "E"};

std::vector<Given> money_given(const DocumentSource& source) {
    const PlanResult& plan = source.plan;
    return {{{{"Money is set in steps of {0} × 10,000 yuan, {1} × 10,000 yuan in all at most, within ceilings by year, tier and measure",
               "资金以 {0} 万元为单位安排，总额不超过 {1} 万元，并受分年度、分梯次、分措施上限约束"},
              {given(static_cast<double>(plan.unit), "unit", fen_of_wan), given(static_cast<double>(plan.ceiling), "ceiling", fen_of_wan)}},
             plan_file}};
}

std::vector<Given> tiers_given(const PlanTierRules& rules) {
    const auto quota = [&](std::size_t tier) { return given_percent(rules.quotas[tier], at("villages/quota", {tier})); };
    return {
        {{{"Probabilities of tiers are of {0} draws of luck and uncertain parameters, in each of them {1} of the weights of the score",
           "梯次概率由随机因素和不确定参数抽样 {0} 次、每次再抽取评分权重 {1} 次求得"},
          {exact(static_cast<double>(rules.draws), "villages/draws", 1, 0),
           exact(static_cast<double>(rules.weight_draws), "villages/weight_draws", 1, 0)}},
         plan_file},
        {{{"Weights of the villages' score, drawn from a Dirichlet distribution of {0} times the weights",
           "村级评分权重，按权重的 {0} 倍为参数的狄利克雷分布抽取"},
          {given(rules.concentration, "villages/concentration")}},
         judgement},
        {{{"Places by tier: {0} % demonstration, {1} % catching-up, {2} % consolidation",
           "梯次名额：示范村 {0}%、追赶村 {1}%、巩固村 {2}%"},
          {quota(0), quota(1), quota(2)}},
         judgement},
        {{{"Gates: no demonstration where more than {0} % of the households are below the national line, consolidation where more than "
           "{1} % are",
           "门槛：低于国家标准的户数超过 {0}% 的村不列为示范村，超过 {1}% 的村列入巩固村"},
          {given_percent(rules.most_needy, "villages/most_needy_limit"), given_percent(rules.very_needy, "villages/very_needy_limit")}},
         judgement},
    };
}

} // namespace

ReportFigure assumptions_table(const DocumentSource& source) {
    ReportFigure figure;
    figure.key = "assumptions";
    figure.title = {"What was taken as given", "主要假设"};
    figure.table.columns = {{"Assumption", "假设"}, {"Source or mark", "来源或依据"}};
    const auto add = [&](std::vector<Given> list) {
        for (Given& one : list)
            figure.table.rows.push_back({words(std::move(one.sentence)), words(std::move(one.source))});
    };
    add(money_given(source));
    for (const auto& [text, mark] : source.plan.assumptions)
        figure.table.rows.push_back({words(text), words({mark, mark})});
    if (!source.plan.villages.empty()) add(tiers_given(source.plan.tiers));
    figure.note = {"F: found in a public source; D: derived from found figures; E: estimate.",
                   "F：有公开来源；D：由来源数据推算；E：估计。"};
    return figure;
}

} // namespace terrace
