#include "analysis/biography/wording.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

namespace terrace {
namespace {

Text joined(const Text& one, const Text& two) { return {one.en + two.en, one.zh + two.zh}; }

Text percent(double share) { return {number_text(100 * share, 0, Language::en) + " %", number_text(100 * share, 0, Language::zh) + "%"}; }

/// A thing that is offered, alone and around its quantity.
struct Thing {
    Text alone, before, after;
};

const Thing& thing_of(OfferKind kind) {
    static const std::array<Thing, static_cast<std::size_t>(OfferKind::count_)> things{
        Thing{{"a block lease", "连片流转"}, {"a block lease of ", "连片流转"}, {" mu", "亩"}},
        Thing{{"a demonstration courtyard", "示范庭院"}, {}, {}},
        Thing{{"a courtyard", "普通庭院"}, {}, {}},
        Thing{{"consolidation of its plots", "土地整治"}, {"consolidation of ", "土地整治"}, {" mu", "亩"}},
        Thing{{"fruit trees", "林果栽植"}, {"fruit trees on ", "林果栽植"}, {" mu", "亩"}},
        Thing{{"chicks", "雏禽"}, {"", "雏禽"}, {" chicks", "只"}},
        Thing{{"ewe lambs", "母羔羊"}, {"", "母羔羊"}, {" ewe lambs", "只"}},
        Thing{{"pure-line rams", "纯种公羊改良"}, {"pure-line rams for ", "纯种公羊改良羊"}, {" sheep", "只"}},
        Thing{{"crossing rams", "杂交改良"}, {"crossing rams for ", "杂交改良羊"}, {" sheep", "只"}},
        Thing{{"insemination of its cows", "母牛人工授精"}, {"insemination of ", "母牛人工授精"}, {" cows", "头"}},
        Thing{{"a homestay", "民宿"}, {}, {}},
        Thing{{"a stall", "旅游摊位"}, {}, {}},
        Thing{{"a loan", "小额信贷"}, {}, {}},
        Thing{{"help for a firm of its own", "返乡创业扶持"}, {}, {}},
        Thing{{"a contract for its chili", "辣椒收购订单"}, {}, {}},
        Thing{{"a contract for its lambs", "羔羊收购订单"}, {}, {}},
        Thing{{"a public post", "公益性岗位"}, {}, {}},
        Thing{{"a course", "技能培训"}, {}, {}}};
    return things[static_cast<std::size_t>(kind)];
}

bool is_land(OfferKind kind) { return kind == OfferKind::block_lease || kind == OfferKind::land_consolidation || kind == OfferKind::orchard_grant; }

std::string english_amount(const Offer& offer) {
    const std::string amount = whole_of_fen(offer.amount).en + " yuan";
    switch (offer.kind) {
    case OfferKind::chicks: case OfferKind::ewe_lambs: return " worth " + amount;
    case OfferKind::loan: return " of " + amount;
    default: return " with " + amount;
    }
}

/// What is offered, with how much of it; in English with the money that comes with it.
Text offered(const Offer& offer) {
    const Thing& thing = thing_of(offer.kind);
    const int decimals = is_land(offer.kind) ? 2 : 0;
    const Text number{number_text(offer.quantity, decimals, Language::en), number_text(offer.quantity, decimals, Language::zh)};
    const Text text = offer.quantity == 0 ? thing.alone : joined(joined(thing.before, number), thing.after);
    return offer.amount == 0 ? text : joined(text, {english_amount(offer), {}});
}

/// The money that comes with an offer, as the first of its reasons in Chinese.
std::string chinese_amount(const Offer& offer) {
    if (offer.amount == 0) return {};
    const std::string amount = whole_of_fen(offer.amount).zh + "元";
    switch (offer.kind) {
    case OfferKind::chicks: case OfferKind::ewe_lambs: return "价值" + amount;
    case OfferKind::loan: return "贷款" + amount;
    case OfferKind::startup: return "补贴和贷款" + amount;
    case OfferKind::course: return "生活补贴" + amount;
    default: return "补助" + amount;
    }
}

Text values(const Offer& offer) {
    if (!offer.valued) return {};
    Text text{"worth " + whole_of_fen(offer.value_with).en + " yuan a year to it, " + whole_of_fen(offer.value_without).en + " without",
              "自估每年价值" + whole_of_fen(offer.value_with).zh + "元，不参加为" + whole_of_fen(offer.value_without).zh + "元"};
    if (offer.kind != OfferKind::course || offer.chance == 0) return text;
    return joined(text, {"; a certificate with a chance of " + percent(offer.chance).en, "；取得证书的概率" + percent(offer.chance).zh});
}

Text cash_reason(const Offer& offer) {
    const Text needed = whole_of_fen(offer.needed), had = whole_of_fen(offer.had);
    if (offer.had <= 0) return {"needs " + needed.en + " yuan of its own, has none to spare", "需自筹" + needed.zh + "元，扣除两个月生活费后无余钱"};
    return {"needs " + needed.en + " yuan of its own, has " + had.en + " to spare", "需自筹" + needed.zh + "元，可动用现金" + had.zh + "元"};
}

Text budget_reason(const Offer& offer) {
    if (offer.needed == 0) return {"no money left for it", "资金已用完"};
    const Text needed = whole_of_fen(offer.needed), had = whole_of_fen(offer.had);
    return {"needs " + needed.en + " yuan of the budget, " + had.en + " left", "需资金" + needed.zh + "元，预算剩余" + had.zh + "元"};
}

Text reason(const Offer& offer) {
    switch (offer.outcome) {
    case OfferOutcome::no_cash: return cash_reason(offer);
    case OfferOutcome::no_money: return budget_reason(offer);
    case OfferOutcome::no_hands: return {"nobody works at home", "家中无劳动力"};
    case OfferOutcome::no_searcher: return {"nobody looks for work who has had none yet", "无人正在找工作，或已任满该岗位"};
    case OfferOutcome::no_pupil: return {"nobody fits: looks for work, without a trade, young and poor enough", "无符合条件的人员，须在找工作、无技能，年龄和收入符合规定"};
    case OfferOutcome::nobody_away: return {"nobody works outside the county", "无人在县外务工"};
    case OfferOutcome::no_land: return {"no land for it", "没有可用的土地"};
    case OfferOutcome::no_animals: return {"no animals for it", "没有相应的牲畜"};
    case OfferOutcome::no_chili: return {"grows no chili", "未种辣椒"};
    case OfferOutcome::no_room: return {"its flock can grow no further", "羊群已达上限"};
    case OfferOutcome::few_visitors: return {"too few visitors come to its village", "本村游客太少"};
    case OfferOutcome::no_use: return {"no use for it now", "目前用不上"};
    case OfferOutcome::has_one: return {"has one already", "已有"};
    case OfferOutcome::barred: return {"a loan in arrears or written off", "有逾期或核销的贷款"};
    case OfferOutcome::not_called_on: return {"nobody called on it this time, chance " + percent(offer.chance).en, "本轮未走访到，走访概率" + percent(offer.chance).zh};
    default: return {"no places left when its turn came", "轮到该户时名额已满"};
    }
}

/// Those parts that are not empty, in brackets; nothing when all are.
std::string bracketed(std::initializer_list<std::string> parts, const char* open, const char* between, const char* close) {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? open : between) + part;
    return text.empty() ? text : text + close;
}

} // namespace

Text offer_text(const Offer& offer, const Text& measure) {
    static const std::array<Text, 4> verbs{Text{"accepts ", "接受"}, Text{"is given ", "获安排"}, Text{"declines ", "放弃"}, Text{"misses ", "未获"}};
    const auto outcome = static_cast<std::size_t>(offer.outcome);
    const Text what = offered(offer), weighed = values(offer), &verb = verbs[std::min(outcome, verbs.size() - 1)];
    const Text why = outcome < verbs.size() - 1 ? Text{} : reason(offer);
    return {measure.en + ": " + verb.en + what.en + bracketed({why.en, weighed.en}, " (", "; ", ")"),
            measure.zh + "：" + verb.zh + what.zh + bracketed({chinese_amount(offer), why.zh, weighed.zh}, "（", "；", "）")};
}

} // namespace terrace
