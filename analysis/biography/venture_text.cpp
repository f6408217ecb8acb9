#include "analysis/biography/venture_events.hpp"
#include "analysis/biography/wording.hpp"

namespace terrace {
namespace {

std::string in_brackets(const std::string& text) { return text.empty() ? "" : " (" + text + ")"; }
std::string wide_brackets(const std::string& text) { return text.empty() ? "" : "（" + text + "）"; }

Text firm_text(const Event& event, const Text& measure) {
    const Text amount = whole(event.amount), other = whole(event.other), jobs = whole(event.quantity);
    const Text worker = worker_name(event.worker);
    if (event.kind == EventKind::firm_failed)
        return {"the firm of " + worker.en + " fails: what " + other.en + " yuan had bought is sold for " + amount.en, worker.zh + "创办的企业停业：原投资" + other.zh + "元，处置资产收回" + amount.zh + "元"};
    const Text hands = event.quantity > 0 ? Text{", with jobs for " + jobs.en, "，可用工" + jobs.zh + "人"} : Text{};
    return {worker.en + " founds a firm and invests " + amount.en + " yuan" + hands.en + in_brackets(measure.en), worker.zh + "返乡创业，投资" + amount.zh + "元" + hands.zh + wide_brackets(measure.zh)};
}

Text loan_text(const Event& event, const Text& measure) {
    const Text amount = whole(event.amount), other = whole(event.other), months = whole(event.quantity);
    switch (event.kind) {
    case EventKind::policy_loan: return {"borrows " + amount.en + " yuan for " + months.en + " months (" + measure.en + ")", "获贷款" + amount.zh + "元，期限" + months.zh + "个月（" + measure.zh + "）"};
    case EventKind::policy_loan_due: return {"loan of " + amount.en + " yuan falls due (" + measure.en + ")", "贷款" + amount.zh + "元到期（" + measure.zh + "）"};
    case EventKind::policy_loan_arrears: return {"in arrears with " + amount.en + " yuan of its loan (" + measure.en + ")", "贷款逾期，尚欠" + amount.zh + "元（" + measure.zh + "）"};
    case EventKind::policy_loan_written_off: return {amount.en + " yuan of its loan written off (" + measure.en + ")", "核销贷款" + amount.zh + "元（" + measure.zh + "）"};
    default:
        if (event.other == 0) return {"repays the last " + amount.en + " yuan of its loan (" + measure.en + ")", "还清贷款，本月还" + amount.zh + "元（" + measure.zh + "）"};
        return {"repays " + amount.en + " yuan of its loan, of which " + other.en + " are left (" + measure.en + ")", "归还贷款" + amount.zh + "元，尚欠" + other.zh + "元（" + measure.zh + "）"};
    }
}

Text contract_text(const Event& event, const Text& measure) {
    const bool lambs = event.detail == "lambs";
    const Text product{lambs ? "lambs" : "chili", lambs ? "羔羊收购订单" : "辣椒收购订单"};
    if (event.kind == EventKind::contract_signed) return {"signs a contract for its " + product.en + in_brackets(measure.en), "签订" + product.zh + wide_brackets(measure.zh)};
    if (event.kind == EventKind::contract_ended) return {"the contract for its " + product.en + " runs out" + in_brackets(measure.en), product.zh + "到期" + wide_brackets(measure.zh)};
    const Text unpaid = whole(event.amount);
    const Text loss = event.amount > 0 ? Text{" and owes it " + unpaid.en + " yuan", "，拖欠" + unpaid.zh + "元"} : Text{};
    return {"the contract for its " + product.en + " is broken: the enterprise fails" + loss.en + in_brackets(measure.en), product.zh + "中断：收购企业停业" + loss.zh + wide_brackets(measure.zh)};
}

} // namespace

Text venture_text(const Event& event, const Text& measure) {
    const Text amount = whole(event.amount), what = term(event.detail);
    switch (event.kind) {
    case EventKind::firm_founded: case EventKind::firm_failed: return firm_text(event, measure);
    case EventKind::invested: return {"buys assets for " + amount.en + " yuan", "购置生产性资产" + amount.zh + "元"};
    case EventKind::tourism_opened: return {"opens " + what.en + in_brackets(measure.en), "开办" + what.zh + wide_brackets(measure.zh)};
    case EventKind::tourism_closed: return {"gives up " + what.en + ": " + amount.en + " yuan net in its last year", "停办" + what.zh + "：上年净收入" + amount.zh + "元"};
    case EventKind::contract_signed: case EventKind::contract_ended: case EventKind::contract_broken: return contract_text(event, measure);
    default: return loan_text(event, measure);
    }
}

} // namespace terrace
