#include "analysis/biography/portrait.hpp"

#include "analysis/biography/wording.hpp"
#include "analysis/tables/number_text.hpp"
#include "models/household/sidelines.hpp"

#include <algorithm>

namespace terrace {
namespace {

Text count(double value, int decimals = 0) { return {number_text(value, decimals, Language::en), number_text(value, decimals, Language::zh)}; }

/// Phrases in a row, separated as each language does.
class Phrases {
public:
    explicit Phrases(Text between = {", ", "，"}) : between_(std::move(between)) {}

    void add(const std::string& en, const std::string& zh) {
        if (!text_.en.empty()) text_ = {text_.en + between_.en, text_.zh + between_.zh};
        text_ = {text_.en + en, text_.zh + zh};
    }
    void add_if(bool holds, const char* en, const char* zh) {
        if (holds) add(en, zh);
    }
    [[nodiscard]] Text text() const { return {text_.en + ".", text_.zh + "。"}; }

private:
    Text between_, text_;
};

Text people(const HouseholdState& state) {
    const auto is = [&](std::uint16_t flag) { return (state.flags & flag) != 0; };
    Phrases p;
    p.add(is(household_flag::exited) ? "Poverty-exited household" : "Household that was never registered poor", is(household_flag::exited) ? "脱贫户" : "非脱贫户");
    p.add_if(is(household_flag::pastoral), "lives from grazing", "牧业户");
    p.add_if(is(household_flag::dibao), "receives dibao", "低保户");
    p.add_if(is(household_flag::listed), "monitored against relapse", "监测对象");
    p.add(std::to_string(state.members) + (state.members == 1 ? " member" : " members"), std::to_string(state.members) + "口人");
    if (state.pensioners > 0) p.add(std::to_string(state.pensioners) + " drawing a pension", std::to_string(state.pensioners) + "人领养老金");
    if (state.away > 0) p.add(std::to_string(state.away) + " away for long", std::to_string(state.away) + "人长期外出");
    p.add_if(is(household_flag::young_child), "a child under six", "有6岁以下儿童");
    p.add_if(is(household_flag::elder_alone), "an elder to look after", "有老人需照料");
    p.add_if(is(household_flag::chronic), "a chronic patient", "有慢性病患者");
    return p.text();
}

Text workers(const HouseholdState& state) {
    Phrases p({"; ", "；"});
    for (std::size_t w = 0; w < state.workers.size(); ++w) {
        const WorkerState& worker = state.workers[w];
        const std::string number = std::to_string(w + 1), age = std::to_string(worker.age);
        const Text where = term(place_key(worker));
        const bool trade = worker.skill != skill::none;
        p.add((w == 0 ? "Worker " : "worker ") + number + " aged " + age + ": " + where.en + (trade ? " (has a trade)" : ""), "劳动力" + number + "，" + age + "岁：" + where.zh + (trade ? "（有技能）" : ""));
    }
    if (state.workers.empty()) p.add("Nobody of working age and fit for work", "无劳动力");
    return p.text();
}

Text means(const HouseholdState& state) {
    Phrases p;
    const auto mu = [&](int area, const char* en, const char* zh) {
        if (area > 0) p.add(count(0.01 * area, 1).en + " mu " + en, zh + count(0.01 * area, 1).zh + "亩");
    };
    const auto heads = [&](int number, const char* en, const char* zh, const char* unit) {
        if (number > 0) p.add(count(number).en + " " + en, zh + count(number).zh + unit);
    };
    mu(state.contracted, "contracted", "承包地");
    mu(state.leased_out, "of it leased out", "流出");
    mu(state.leased_in, "leased in", "流入");
    mu(state.collective, "leased from the collective", "租种集体地");
    mu(state.orchard, "under fruit trees", "林果");
    if (state.contracted == 0) p.add("no contracted land", "无承包地");
    heads(state.sheep, "sheep", "羊", "只");
    heads(state.cattle, "cattle", "牛", "头");
    heads(state.birds, "birds", "禽", "只");
    const Text courtyard = term(courtyard_key(state.courtyard));
    if (courtyard_kind(state.courtyard) != Courtyard::none) p.add(courtyard.en + " courtyard", courtyard.zh);
    if (state.business > 0) p.add("own business", "有自营生意");
    const VentureState& ventures = state.ventures;
    p.add_if(ventures.firm.has_value(), "a small firm of its own", "办有返乡创业企业");
    if (ventures.place) p.add(term(place_kind_key(ventures.place->kind)).en, term(place_kind_key(ventures.place->kind)).zh);
    p.add_if(std::any_of(ventures.contracts.begin(), ventures.contracts.end(), [](const ContractState& one) { return one.runs; }), "a contract to deliver", "签有收购订单");
    p.add_if((state.flags & household_flag::cooperative) != 0, "member of a co-operative", "合作社成员");
    p.add_if((state.flags & household_flag::insured) != 0, "crops insured", "已投农业保险");
    return p.text();
}

Text money(const HouseholdState& state) {
    Phrases p;
    const double income = 10.0 * state.income_year;
    p.add("Net income of the last twelve months " + whole(income).en + " yuan", "近12个月净收入" + whole(income).zh + "元");
    p.add("cash " + whole(yuan(state.cash)).en, "现金" + whole(yuan(state.cash)).zh + "元");
    p.add("debt " + whole(yuan(state.debt)).en, "欠款" + whole(yuan(state.debt)).zh + "元");
    if (const auto& loan = state.ventures.loan) p.add("owes " + whole(yuan(loan->principal)).en + " under a measure", "政策性贷款余额" + whole(yuan(loan->principal)).zh + "元");
    return p.text();
}

Text earlier_measures(const Story& story) {
    Phrases p;
    bool any = false;
    const Life& base = story.lives[0].life;
    for (const std::uint8_t m : story.beginning().measures) {
        p.add(base.measures[m].label.in(Language::en), base.measures[m].label.in(Language::zh));
        any = true;
    }
    if (!any) return {};
    return {"Already takes part in: " + p.text().en, "已参加：" + p.text().zh};
}

} // namespace

std::vector<Text> portrait(const Story& story) {
    const HouseholdState& state = story.beginning();
    const std::string number = std::to_string(story.lives[0].life.biography.number), replicate = std::to_string(story.replicate), seed = std::to_string(story.seed);
    const Address& home = story.address;
    std::vector<Text> lines{{"Household " + number + ", " + home.village.in(Language::en) + " (replicate " + replicate + ", seed " + seed + "), as it is before " +
                                 story.from.to_string(),
                             "农户" + number + "，" + home.village.in(Language::zh) + "（第" + replicate + "次重复，种子" + seed + "），" + story.from.to_string() + "之前的状况"},
                            people(state), workers(state), means(state), money(state)};
    if (const Text measures = earlier_measures(story); !measures.en.empty()) lines.push_back(measures);
    return lines;
}

} // namespace terrace
