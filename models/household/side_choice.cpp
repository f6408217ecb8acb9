#include "models/household/side_choice.hpp"

#include "models/household/sidelines.hpp"

namespace terrace {
namespace {

constexpr std::uint16_t fullest_fold = 60;   // head that a farm household can house; estimate
constexpr double capital_cost = 0.2;         // of the price of ewes, a year: interest and losses; estimate

std::size_t skill_of(const Households& h, std::uint32_t row) { return std::min<std::size_t>(livestock_skill(h.plan[row]), 2); }

double ewes_value(const Households& h, std::uint32_t row, double liking, const ChoiceFacts& facts) {
    const SideOutlook& sides = facts.sides;
    const bool pastoral = (h.flags[row] & household_flag::pastoral) != 0;
    const bool has_room = (h.breeding[row] > 0 || pastoral) && (h.breeding[row] < fullest_fold || pastoral);
    if (!has_room || !affordable(h, row, sides.sheep_start, facts)) return impossible;
    const ChoiceParameters& choice = facts.parameters.choice;
    const double skill = facts.parameters.livestock.skill_margin[skill_of(h, row)];
    const double cost = choice.switching_scale * static_cast<double>(choice.switch_sheep) + capital_cost * sides.sheep_start;
    return sides.sheep_net * skill - cost + liking;
}

}  // namespace

std::array<double, side_count> side_values(const Households& h, std::uint32_t row, int home_workers, const PeerShares& peers, const std::array<double, side_count>& tastes,
                                           const Temper& mood, const ChoiceFacts& facts) {
    const ChoiceParameters& choice = facts.parameters.choice;
    const SideOutlook& sides = facts.sides;
    auto at = [](Side option) { return static_cast<std::size_t>(option); };
    auto liking = [&](Side option) {
        return mood.usual_income * (choice.taste_scale * tastes[at(option)] + choice.peer_weight * static_cast<double>(peers.side[at(option)]));
    };
    std::array<double, side_count> values;
    values.fill(impossible);
    const double nothing = mood.usual_income * choice.taste_scale * tastes[at(Side::none)];
    values[at(Side::none)] = nothing;
    if (home_workers == 0) return values;
    if (courtyard_kind(h.courtyard[row]) == Courtyard::none && affordable(h, row, sides.courtyard_setup, facts)) {
        const double difference = tastes[at(Side::courtyard)] - tastes[at(Side::none)];
        values[at(Side::courtyard)] = nothing + courtyard_value(mood, peers, 0, static_cast<Fen>(sides.courtyard_setup), sides.courtyard_net, difference, facts);
    }
    if (affordable(h, row, sides.poultry_start, facts)) {
        const double change = side(h.plan[row]) == Side::poultry ? 0 : choice.switching_scale * static_cast<double>(choice.switch_poultry);
        values[at(Side::poultry)] = sides.poultry_net[skill_of(h, row)] - change + liking(Side::poultry);
    }
    values[at(Side::sheep)] = ewes_value(h, row, liking(Side::sheep), facts);
    return values;
}

double side_money(const Households& h, std::uint32_t row, Side option, const ChoiceFacts& facts) {
    const SideOutlook& sides = facts.sides;
    switch (option) {
        case Side::courtyard: return courtyard_money(0, static_cast<Fen>(sides.courtyard_setup), sides.courtyard_net, facts);
        case Side::poultry: return sides.poultry_net[skill_of(h, row)];
        case Side::sheep: return sides.sheep_net * facts.parameters.livestock.skill_margin[skill_of(h, row)] - capital_cost * sides.sheep_start;
        case Side::none: return 0;
    }
    return 0;
}

}  // namespace terrace
