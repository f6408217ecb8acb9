#include "analysis/biography/wording.hpp"
#include "analysis/biography/work_events.hpp"

namespace terrace {
namespace {

Text staying_text(const WorkOffer& offer) {
    const Text worth = whole_of_fen(offer.staying);
    if (offer.has_job) return {"its present job pays " + worth.en, "现岗位" + worth.zh + "元"};
    return {"its days at home are worth " + worth.en, "在家劳动相当于" + worth.zh + "元"};
}

Text deductions(const WorkOffer& offer) {
    const Text cost = whole_of_fen(offer.cost), bias = whole_of_fen(offer.bias);
    if (offer.kind == WorkKind::job) return {cost.en + " for the way there", "通勤" + cost.zh + "元"};
    return {cost.en + " to live there and " + bias.en + " for being away from home", "在外生活" + cost.zh + "元、离家" + bias.zh + "元"};
}

/// Why somebody stays who does not come to compare.
Text obstacle_text(const WorkOffer& offer) {
    if (offer.outcome == WorkOutcome::too_old) return {"too old to go", "因年龄偏大未外出"};
    return {"has a business or a course to attend to", "因自营或培训未外出"};
}

} // namespace

Text weighed_text(const WorkOffer& offer) {
    const Text less = deductions(offer), going = whole_of_fen(offer.going()), staying = staying_text(offer);
    return {" (" + going.en + " after " + less.en + "; " + staying.en + ")", "（扣除" + less.zh + "后" + going.zh + "元；" + staying.zh + "）"};
}

Text work_offer_text(const Event& event) {
    const WorkOffer& offer = *event.work;
    const Text worker = worker_name(event.worker), wage = whole_of_fen(offer.wage), weighed = weighed_text(offer), where = term(event.detail);
    if (offer.kind == WorkKind::job)
        return {worker.en + " refuses work at " + where.en + ", " + wage.en + " yuan a month at 2021 wages" + weighed.en,
                worker.zh + "未接受" + where.zh + "的岗位，月工资" + wage.zh + "元（2021年水平）" + weighed.zh};
    const Text heard{worker.en + " hears of work outside the county", worker.zh + "得知县外务工机会"};
    if (!offer.weighed()) return {heard.en + ": " + obstacle_text(offer).en, heard.zh + "，" + obstacle_text(offer).zh};
    return {heard.en + " at " + wage.en + " yuan a month and stays" + weighed.en, heard.zh + "（月工资" + wage.zh + "元），未外出" + weighed.zh};
}

} // namespace terrace
