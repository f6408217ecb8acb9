#include "analysis/biography/wording.hpp"

#include "analysis/study/wording.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace terrace {
namespace {

const std::map<std::string_view, Text>& terms() {
    static const std::map<std::string_view, Text> table{
        {"cotton", {"cotton", "以棉花为主"}},
        {"mixed", {"mixed crops", "棉椒粮搭配"}},
        {"chili", {"chili", "以辣椒为主"}},
        {"grain", {"grain", "以粮食为主"}},
        {"lease_out", {"lease out", "出租土地"}},
        {"expand", {"lease in and expand", "租地扩种"}},
        {"no_side", {"nothing", "不搞副业"}},
        {"courtyard", {"a courtyard", "庭院经济"}},
        {"poultry", {"birds", "养禽"}},
        {"sheep", {"five ewes more", "增养5只母羊"}},
        {"none", {"none", "无"}},
        {"ordinary", {"ordinary", "普通庭院"}},
        {"demonstration", {"demonstration", "示范庭院"}},
        {"town", {"a town employer", "城镇用工单位"}},
        {"services", {"local services", "本地服务业"}},
        {"factory", {"the factory", "工厂"}},
        {"processor", {"the processor", "加工企业"}},
        {"lessee", {"the lessee company", "承租企业"}},
        {"public_posts", {"a public post", "公益性岗位"}},
        {"tourism_operator", {"the tourism operator", "旅游企业"}},
        {"pillar_firm", {"the pillar firm", "主导产业企业"}},
        {"startups", {"a small firm", "返乡创业企业"}},
        {"livestock_firm", {"the livestock firm", "畜牧企业"}},
        {"stall", {"a stall", "旅游摊位"}},
        {"homestay", {"a homestay", "民宿"}},
        {"own_farm", {"own farm", "自家务农"}},
        {"away", {"away outside the county", "县外务工"}},
        {"own_business", {"own business", "自营"}},
        {"no_work", {"without work", "未就业"}},
        {"training", {"in training", "参加培训"}},
        {"unstable_exited", {"unstable exited household", "脱贫不稳定户"}},
        {"marginal", {"marginal household", "边缘易致贫户"}},
        {"sudden_difficulty", {"sudden serious difficulty", "突发严重困难户"}},
        {"low_income", {"low income", "收入偏低"}},
        {"illness", {"illness", "因病"}},
        {"disaster", {"crop loss", "因灾"}},
        {"income_loss", {"loss of income", "收入骤减"}},
        {"accident", {"accident", "因意外"}},
        {"schooling", {"schooling", "义务教育"}},
        {"medical_cover", {"basic medical insurance", "基本医疗"}},
        {"safe_house", {"a safe house", "住房安全"}},
        {"safe_water", {"safe water", "饮水安全"}},
        {"assurance", {"schooling, medical cover, house or water", "三保障或饮水安全未达标"}},
        {"false_alarm", {"no risk (false alarm)", "无风险（误报）"}},
        {"work", {"work is sought", "就业帮扶"}},
        {"industry", {"support for production", "产业帮扶"}},
        {"dibao", {"minimum living allowance", "低保"}},
        {"largest_value", {"takes the largest value", "取最大值"}},
        {"not_considered", {"does not think about it", "未考虑变动"}},
        {"repeat", {"satisfied and certain: goes on", "满意且确定：照旧"}},
        {"imitate", {"satisfied, uncertain: does as neighbours do", "满意但不确定：随邻居"}},
        {"optimise", {"dissatisfied, certain: compares everything", "不满意但确定：全面比较"}},
        {"inquire", {"dissatisfied, uncertain: asks around", "不满意且不确定：打听比较"}}};
    return table;
}

std::string spaced(std::string_view key) {
    std::string text(key);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

/// "cotton 31,200, mixed 30,100" of the options that are in, the largest first.
template <std::size_t count, class Key, class In>
Text in_order(const std::array<double, count>& values, Key key, In in) {
    std::array<std::size_t, count> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    Text text;
    for (const std::size_t option : order) {
        if (!in(option)) continue;
        const Text name = term(key(option)), value = whole(values[option] / 100);
        text.en += (text.en.empty() ? "" : ", ") + name.en + " " + value.en;
        text.zh += (text.zh.empty() ? "" : "，") + name.zh + " " + value.zh;
    }
    return text;
}

template <std::size_t count, class Key>
Text listed(const Weighed<count>& choice, Key key) {
    if (choice.way != ChoiceWay::imitate) return in_order(choice.value, key, [&](std::size_t option) { return choice.compared[option]; });
    const Text met = in_order(choice.neighbours, key, [&](std::size_t option) { return choice.neighbours[option] > 0 && choice.value[option] > impossible; });
    if (met.en.empty()) return {"no neighbour met does what it could do", "所遇邻居的做法都不可行"};
    return {"incomes of the neighbours met add up to " + met.en, "所遇邻居收入合计" + met.zh};
}

} // namespace

Text whole(double value) { return {number_text(value, 0, Language::en), number_text(value, 0, Language::zh)}; }

Text term(std::string_view key) {
    for (const Named& form : receipt_form_names())
        if (form.key == key) return form.label;
    const auto found = terms().find(key);
    return found == terms().end() ? Text{std::string(key), std::string(key)} : found->second;
}

Text step_name(std::string_view step) {
    static const std::map<std::string_view, std::string> chinese{
        {"outside_world", "外部环境"}, {"policies", "政策措施"}, {"plans", "生产安排"}, {"land_market", "土地流转"}, {"labour_market", "劳动力市场"},
        {"production", "生产"}, {"product_markets", "产品销售"}, {"shocks", "意外冲击"}, {"transfers", "转移收入"},
        {"consumption_and_saving", "消费与储蓄"}, {"monitoring", "防返贫监测"}, {"books", "记账"}, {"observation_and_audit", "核账"}};
    const auto found = chinese.find(step);
    return {spaced(step), found == chinese.end() ? std::string(step) : found->second};
}

Text flow_name(std::size_t flow) { return {spaced(flow_table()[flow].key), std::string(flow_table()[flow].zh)}; }

Text alternatives(const Weighed<land_plan_count>& choice) { return listed(choice, land_plan_key); }
Text alternatives(const Weighed<side_count>& choice) { return listed(choice, side_key); }

} // namespace terrace
