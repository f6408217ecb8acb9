#include "analysis/biography/venture_events.hpp"
#include "analysis/biography/wording.hpp"
#include "analysis/biography/work_events.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>

namespace terrace {
namespace {

Text decimal(double value, int decimals) { return {number_text(value, decimals, Language::en), number_text(value, decimals, Language::zh)}; }

Text measure_label(const Event& event, const Life& life) {
    const auto found = std::find_if(life.measures.begin(), life.measures.end(), [&](const LifeMeasure& one) { return one.name == event.measure; });
    if (found == life.measures.end()) return {"leases of the start", "原有流转"};
    return {found->label.in(Language::en), found->label.in(Language::zh)};
}

/// The pieces of a sentence about one event.
struct Pieces {
    Text measure, detail, cause, amount, other, mu, heads, worker;
    std::string plural{}; ///< "s" for several heads, in English
};

Text enrolled(const Event& event, const Pieces& p) {
    Text text{"takes part in " + p.measure.en, "参加" + p.measure.zh};
    if (event.quantity > 0) text = {text.en + " with " + p.mu.en + " mu", text.zh + "，" + p.mu.zh + "亩"};
    if (event.amount == 0 && event.other == 0) return text;
    return {text.en + "; expects " + p.amount.en + " yuan a year of it, " + p.other.en + " without it",
            text.zh + "；预期每年收入" + p.amount.zh + "元，不参加为" + p.other.zh + "元"};
}

Text money_text(const Event& event, const Pieces& p) {
    switch (event.kind) {
    case EventKind::receipt: return {p.measure.en + ": " + p.detail.en + " " + p.amount.en + " yuan", p.measure.zh + "：" + p.detail.zh + p.amount.zh + "元"};
    case EventKind::crop_loss: return {"uninsured crop loss of " + p.amount.en + " yuan", "未保险的作物损失" + p.amount.zh + "元"};
    case EventKind::insurance_claim: return {"crop insurance pays " + p.amount.en + " yuan", "获农业保险赔款" + p.amount.zh + "元"};
    case EventKind::hospital: return {"hospital stay: " + p.amount.en + " yuan out of pocket, " + p.other.en + " reimbursed", "住院：自付" + p.amount.zh + "元，报销" + p.other.zh + "元"};
    case EventKind::severe_illness:
        return {"severe illness: " + p.amount.en + " yuan out of pocket, " + p.other.en + " reimbursed; one worker cannot work for " + p.heads.en + " months",
                "重病：自付" + p.amount.zh + "元，报销" + p.other.zh + "元；一名劳动力" + p.heads.zh + "个月不能劳动"};
    case EventKind::injury: {
        const Text text{"injury by accident: " + p.amount.en + " yuan out of pocket, " + p.other.en + " reimbursed", "意外伤害：自付" + p.amount.zh + "元，报销" + p.other.zh + "元"};
        if (event.quantity == 0) return text;
        return {text.en + "; one worker cannot work for " + p.heads.en + " month" + p.plural, text.zh + "；一名劳动力" + p.heads.zh + "个月不能劳动"};
    }
    case EventKind::damage: return {"fire, flood or collapse: repairs for " + p.amount.en + " yuan, insurance pays " + p.other.en, "房屋财产受灾：修复支出" + p.amount.zh + "元，保险赔付" + p.other.zh + "元"};
    case EventKind::loan: return {"borrows " + p.amount.en + " yuan for the season", "获生产贷款" + p.amount.zh + "元"};
    case EventKind::loan_repaid: return {"repays the last " + p.amount.en + " yuan of its debt", "还清欠款（本月还" + p.amount.zh + "元）"};
    case EventKind::arrears: return {"in arrears with " + p.amount.en + " yuan", "贷款逾期" + p.amount.zh + "元"};
    case EventKind::written_off: return {p.amount.en + " yuan of debt written off", "核销欠款" + p.amount.zh + "元"};
    case EventKind::cash_gone: return {"cash is used up: owes kin " + p.amount.en + " yuan", "现金用尽，向亲友借" + p.amount.zh + "元"};
    case EventKind::relief_claimed: return {"claims " + p.amount.en + " yuan from " + p.measure.en + " (" + p.detail.en + ")", "向" + p.measure.zh + "申请救助" + p.amount.zh + "元（" + p.detail.zh + "）"};
    default: return {"claim of " + p.amount.en + " yuan on " + p.measure.en + " lapses unpaid", "向" + p.measure.zh + "申请的" + p.amount.zh + "元未获支付，申请失效"};
    }
}

Text land_text(const Event& event, const Pieces& p) {
    switch (event.kind) {
    case EventKind::block_lease: return {"leases out " + p.mu.en + " mu in a block (" + p.measure.en + ") at " + p.amount.en + " yuan a mu", "连片流转出" + p.mu.zh + "亩（" + p.measure.zh + "），每亩" + p.amount.zh + "元"};
    case EventKind::block_lease_end: return {"block lease of " + p.mu.en + " mu ends (" + p.measure.en + ")", p.mu.zh + "亩连片流转到期（" + p.measure.zh + "）"};
    case EventKind::village_lease_out: return {"leases out " + p.mu.en + " mu within the village for " + p.amount.en + " yuan", "村内流转出" + p.mu.zh + "亩，租金" + p.amount.zh + "元"};
    case EventKind::village_lease_in: return {"leases in " + p.mu.en + " mu within the village for " + p.amount.en + " yuan", "村内流转入" + p.mu.zh + "亩，租金" + p.amount.zh + "元"};
    case EventKind::trees_planted: return {"plants fruit trees on " + p.mu.en + " mu", "栽植林果" + p.mu.zh + "亩"};
    case EventKind::land_consolidated: return {"plots consolidated", "完成土地整治"};
    case EventKind::courtyard_built: return {"courtyard: " + p.detail.en, "庭院：" + p.detail.zh};
    case EventKind::flock_grown: return {"flock grows by " + p.heads.en + " ewe" + p.plural, "母羊增加" + p.heads.zh + "只"};
    case EventKind::flock_shrunk: return {"gives up " + p.heads.en + " ewe" + p.plural, "母羊减少" + p.heads.zh + "只"};
    case EventKind::birds_bought: return {p.heads.en + " chick" + p.plural + (p.plural.empty() ? " comes in" : " come in"), "进雏禽" + p.heads.zh + "只"};
    case EventKind::cattle_lost: return {"loses " + p.heads.en + " cattle", "牛死亡" + p.heads.zh + "头"};
    case EventKind::flock_improved: return {"flock improved by better rams", "羊群开展品种改良"};
    default: {
        const Text share = decimal(100 * event.quantity, 0);
        return {"weather takes " + share.en + " % of the season's crop", "灾害天气使当季作物损失" + share.zh + "%"};
    }
    }
}

Text left_text(const Event& event, const Pieces& p) {
    const Text plain{p.worker.en + " leaves to work outside the county", p.worker.zh + "外出到县外务工"};
    if (!event.work) return plain;
    const Text wage = whole_of_fen(event.work->wage), why = weighed_text(*event.work);
    return {plain.en + " at " + wage.en + " yuan a month" + why.en, plain.zh + "，月工资" + wage.zh + "元" + why.zh};
}

Text work_text(const Event& event, const Pieces& p) {
    const Text wage{p.amount.en + " yuan a month at 2021 wages", "月工资" + p.amount.zh + "元（2021年水平）"};
    const Text why = event.work ? weighed_text(*event.work) : Text{};
    switch (event.kind) {
    case EventKind::job_taken: return {p.worker.en + " starts work at " + p.detail.en + ", " + wage.en + why.en, p.worker.zh + "到" + p.detail.zh + "就业，" + wage.zh + why.zh};
    case EventKind::job_refused: case EventKind::stayed: return work_offer_text(event);
    case EventKind::job_lost: return {p.worker.en + " loses or leaves the job at " + p.detail.en, p.worker.zh + "结束在" + p.detail.zh + "的工作"};
    case EventKind::left: return left_text(event, p);
    case EventKind::returned: return {p.worker.en + " comes back from outside", p.worker.zh + "返乡"};
    case EventKind::training_started: return {p.worker.en + " begins a course", p.worker.zh + "参加技能培训"};
    case EventKind::training_ended: return {p.worker.en + " ends the course", p.worker.zh + "结束技能培训"};
    case EventKind::certificate: return {p.worker.en + " has a certificate", p.worker.zh + "取得技能证书"};
    case EventKind::head_left: return {p.heads.en + " member" + p.plural + " away for half a year: no longer counted", p.heads.zh + "名成员外出满半年，不再计入常住人口"};
    default: return {p.heads.en + " member" + p.plural + " counted as resident again", p.heads.zh + "名成员重新计入常住人口"};
    }
}

Text care_text(const Event& event, const Pieces& p) {
    switch (event.kind) {
    case EventKind::recovered: return {"the ill or injured worker can work again", "伤病劳动力恢复劳动"};
    case EventKind::assurance_lost: return {"no longer assured: " + p.detail.en, "未达标：" + p.detail.zh};
    case EventKind::assurance_met: return {"assured again: " + p.detail.en, "已达标：" + p.detail.zh};
    case EventKind::house_grant: return {"grant of " + p.amount.en + " yuan for an unsafe house, whose repair costs " + p.other.en, "危房改造补助" + p.amount.zh + "元，改造支出" + p.other.zh + "元"};
    case EventKind::found: return {"found to be at risk: " + p.detail.en + " (" + p.cause.en + ")", "发现风险：" + p.detail.zh + "（" + p.cause.zh + "）"};
    case EventKind::listed: return {"listed by monitoring: " + p.detail.en + " (" + p.cause.en + ")", "纳入监测对象：" + p.detail.zh + "（" + p.cause.zh + "）"};
    case EventKind::helped: return {"help by monitoring: " + p.detail.en, "落实帮扶：" + p.detail.zh};
    case EventKind::cleared: return {"cleared from the monitoring list", "消除风险，退出监测"};
    case EventKind::dibao_gained: return {"gains the minimum living allowance", "纳入低保"};
    default: return {"loses the minimum living allowance", "退出低保"};
    }
}

} // namespace

Text event_text(const Event& event, const Life& life) {
    Pieces p;
    p.measure = measure_label(event, life);
    p.detail = term(event.detail);
    p.cause = term(event.cause);
    p.amount = whole(event.amount);
    p.other = whole(event.other);
    p.mu = decimal(event.quantity, 2);
    p.heads = whole(event.quantity);
    p.plural = event.quantity == 1 ? "" : "s";
    p.worker = worker_name(event.worker);
    if (is_venture(event.kind)) return venture_text(event, p.measure);
    if (event.offer) return offer_text(*event.offer, p.measure);
    switch (event.kind) {
    case EventKind::enrolled: return enrolled(event, p);
    case EventKind::land_choice: return {"land: " + p.detail.en, "土地安排：" + p.detail.zh};
    case EventKind::side_choice: return {"side activity: " + p.detail.en, "副业：" + p.detail.zh};
    case EventKind::block_lease: case EventKind::block_lease_end: case EventKind::village_lease_out: case EventKind::village_lease_in: case EventKind::trees_planted:
    case EventKind::land_consolidated: case EventKind::courtyard_built: case EventKind::flock_grown: case EventKind::flock_shrunk: case EventKind::birds_bought:
    case EventKind::cattle_lost: case EventKind::flock_improved: case EventKind::weather: return land_text(event, p);
    case EventKind::job_taken: case EventKind::job_refused: case EventKind::job_lost: case EventKind::left: case EventKind::stayed: case EventKind::returned: case EventKind::training_started: case EventKind::training_ended:
    case EventKind::certificate: case EventKind::head_left: case EventKind::head_back: return work_text(event, p);
    case EventKind::recovered: case EventKind::assurance_lost: case EventKind::assurance_met: case EventKind::house_grant: case EventKind::found: case EventKind::listed: case EventKind::helped: case EventKind::cleared: case EventKind::dibao_gained:
    case EventKind::dibao_lost: return care_text(event, p);
    default: return money_text(event, p);
    }
}

} // namespace terrace
