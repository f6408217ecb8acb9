#include "analysis/study/effect_fields.hpp"

namespace terrace {
namespace {

template <auto Member>
std::int64_t get(const MeasureEffect& effect, std::size_t position) {
    return (effect.*Member)[position];
}

template <auto Member>
void put(MeasureEffect& effect, std::size_t position, std::int64_t value) {
    (effect.*Member)[position] = value;
}

} // namespace

const std::vector<EffectField>& effect_fields() {
    using E = MeasureEffect;
    static const std::vector<EffectField> fields{
        {"participants_full_year", "households", "Participants with a full first year in the run", "参与满一年的农户", &E::participants},
        {"participants_ever", "households", "Participants at any time", "曾经参与的农户", &E::participants_all},
        {"gross_above_median", "fen", "Of the gross without turnover: paid to households above the median income that are not poverty-exited", "毛收入中付给收入高于中位数的非脱贫户部分",
         &E::gross_above_median},
        {"before", "fen", "Participants' income in the year before their start", "参与前一年收入", &E::before},
        {"after", "fen", "Participants' income in the year from their start", "参与后一年收入", &E::after},
        {"before_constant_prices", "fen", "Participants' income in the year before their start, consumer prices of 2021",
         "参与前一年收入（2021年不变价）", &E::before_real},
        {"after_constant_prices", "fen", "Participants' income in the year from their start, consumer prices of 2021",
         "参与后一年收入（2021年不变价）", &E::after_real},
        {"net_other_money", "fen", "Of the net: change of income from other measures", "其中其他措施带来的收入变化", &E::net_other_money},
        {"participants_first_in", "households", "Participants with a full first year, the measure being the only one added to the base",
         "单独实施时参与满一年的农户", &E::participants_first_in},
        {"net_first_in", "fen", "Their net: the base with the measure alone, less the base", "单独实施净效应（基线加该措施减基线）",
         &E::net_first_in},
        {"leased_area", "mu/100", "Land leased out by participants under the measure", "参与户流转面积（百分之一亩）", &E::leased_area},
        {"workers_home", "workers", "Participants' workers who were on the own farm or without work at the first month", "参与户首月在家务农或未就业的劳动力",
         &E::workers_home},
        {"eligible_others", "households", "Eligible households that never take part", "符合条件未参与的农户", &E::eligible_others},
        {"rest", "households", "Households neither eligible nor taking part", "其余农户", &E::rest},
        {"net_eligible_others", "fen", "Net of eligible non-participants, measure's first year", "符合条件未参与农户净效应（措施第一年）",
         &E::net_eligible_others},
        {"net_rest", "fen", "Net of the other households, measure's first year", "其余农户净效应（措施第一年）", &E::net_rest},
        {"net_county", "fen", "Net of all households, whole run", "全县净效应（全期）", &E::net_county},
        {"net_county_first_year", "fen", "Net of all households, measure's first year", "全县净效应（措施第一年）",
         &E::net_county_first_year},
        {"household_months_lifted", "household-months", "Household-months below the national line, listed or not: without the measure less with it, whole run",
         "低于国家标准的户月数减少（无措施减有措施，全期）", &E::months_lifted},
        {"survey", "fen", "Matched difference-in-differences times participants", "匹配双重差分估计乘参与户数", &E::survey},
        {"better_alone", "households", "Participants who expect more money of their own plan", "参与反而少收入的参与户", &E::better_alone},
        {"loss_better_alone", "fen", "How much more, a year", "其预期每年少收入", &E::loss_better_alone},
        {"public_cost", "fen", "Spent by the measure, whole run", "措施财政支出（全期）", &E::public_cost},
        {"appropriated", "fen", "Given to the measure's budget line, less what was returned", "拨款（扣除收回）", &E::appropriated},
        {"returned", "fen", "Given back to the state when support was cut", "财政收回", &E::returned},
        {"unspent", "fen", "Left in the budget line at the end", "期末结余", &E::unspent},
        {"other_public_money", "fen", "Change of what the state pays besides the measures, whole run", "其他财政支出变化（全期）",
         &E::other_public_money},
        {"shortfall", "places", "Places or households offered and not filled", "未完成数", &E::shortfall},
    };
    return fields;
}

const std::vector<EffectColumns>& effect_columns() {
    using E = MeasureEffect;
    static const std::vector<EffectColumns> columns{
        {"gross", "fen", "Paid by the measure in the first year, by form; activity is turnover", "措施第一年带来的收入（按形式）",
         "receipt_form", receipt_form_count, get<&E::gross>, put<&E::gross>},
        {"net", "fen", "Net of participants in their first year, by source", "参与户第一年净效应（按来源）", "income_source",
         income_source_count, get<&E::net>, put<&E::net>},
        {"net_by_year", "fen", "Net of participants by year after their start", "参与户逐年净效应", "participation_year", 6,
         get<&E::net_by_year>, put<&E::net_by_year>},
        {"net_farm_by_year", "fen", "Of the net by year: own business and cotton subsidy", "逐年净效应中的经营净收入与棉花补贴",
         "participation_year", 6, get<&E::net_farm_by_year>, put<&E::net_farm_by_year>},
        {"participants_by_year", "households", "Participants with that year in the run", "相应年份完整的参与户", "participation_year", 6,
         get<&E::participants_by_year>, put<&E::participants_by_year>},
        {"households_by_change", "households", "All households by the change of their income in the measure's first year", "全县农户按措施第一年收入变化分组",
         "income_change", household_change_count, get<&E::households_by_change>, put<&E::households_by_change>},
        {"paid_by_flow", "fen", "Paid from the budget line, by kind of payment", "按支付类别的支出", "money_flow", flow_count, get<&E::paid_by_flow>,
         put<&E::paid_by_flow>},
        {"flow_change", "fen", "The county's money flows over the whole run, with minus without", "全县各类资金流的变化（有减无）", "money_flow",
         flow_count, get<&E::flow_change>, put<&E::flow_change>},
    };
    return columns;
}

const std::vector<EffectSumField>& effect_sum_fields() {
    namespace sum = effect_sum;
    static const std::vector<EffectSumField> fields{
        {"households", "households", "Households of the group at the first month", "该组农户（首月）", sum::households},
        {"participants_full_year", "households", "Participants with a full first year in the run", "参与满一年的农户", sum::participants},
        {"participants_ever", "households", "Participants at any time", "曾经参与的农户", sum::participants_all},
        {"gross_paid", "fen", "Paid by the measure to participants in their first year, turnover left out", "参与户第一年毛收入（不含产业营业额）", sum::gross_paid},
        {"gross_above_median", "fen", "Of it: paid to households above the county's median income that are not poverty-exited", "其中付给收入高于全县中位数的非脱贫户部分", sum::gross_above_median},
        {"net_first_year", "fen", "Net of participants in their first year", "参与户第一年净效应", sum::net},
        {"paid", "fen", "Paid out of the measure's budget to or for these households, whole run", "措施资金支付给该组农户的部分（全期）", sum::paid},
        {"net_whole_run", "fen", "Net of all households of the group, whole run", "该组全部农户净效应（全期）", sum::net_all},
        {"household_months_lifted", "household-months", "Household-months below the national line, listed or not: without the measure less with it, whole run",
         "低于国家标准的户月数减少（无措施减有措施，全期）", sum::months_lifted},
    };
    return fields;
}

} // namespace terrace
