#include "models/outlooks.hpp"

#include "models/household/livestock.hpp"

namespace terrace {
namespace {

double usual_yield(const Parameters& p, Crop crop) {
    switch (crop) {
        case Crop::cotton: return p.crop.cotton_yield;
        case Crop::chili: return p.crop.chili_yield;
        case Crop::wheat: return p.crop.wheat_yield;
        case Crop::maize: return p.crop.maize_yield;
    }
    return 0;
}

/// Cash cost of a mu without hired days [fen].
double input_cost(const Parameters& p, Crop crop) {
    switch (crop) {
        case Crop::cotton: return static_cast<double>(p.crop.cotton_inputs) + 0.75 * static_cast<double>(p.crop.machine_harvest);
        case Crop::chili: return static_cast<double>(p.crop.chili_inputs);
        case Crop::wheat: return static_cast<double>(p.crop.wheat_inputs) - static_cast<double>(p.crop.wheat_subsidy);
        case Crop::maize: return static_cast<double>(p.crop.maize_inputs);
    }
    return 0;
}

double days_of(const Parameters& p, Crop crop) {
    switch (crop) {
        case Crop::cotton: return p.crop.cotton_care_days + 0.25 * p.crop.cotton_hand_days + 0.75 * p.crop.cotton_machine_days;
        case Crop::chili: return 0.25 * p.crop.chili_days + 0.75 * p.crop.chili_machine_days;
        case Crop::wheat: return p.crop.wheat_days;
        case Crop::maize: return p.crop.maize_days;
    }
    return 0;
}

double share_of(const CropMix& mix, Crop crop) {
    switch (crop) {
        case Crop::cotton: return mix.cotton;
        case Crop::chili: return mix.chili;
        case Crop::wheat: return mix.wheat;
        case Crop::maize: return mix.maize;
    }
    return 0;
}

}  // namespace

Outlooks plan_outlooks(const Parameters& p, const OutsideMonth& outside, const Markets& markets) {
    Outlooks outlooks{};
    for (std::size_t klass = 0; klass < expectation_classes; ++klass) {
        for (std::size_t plan = 0; plan < land_plan_count; ++plan) {
            PlanOutlook& outlook = outlooks[klass][plan];
            for (std::size_t c = 0; c < crop_count; ++c) {
                const Crop crop = static_cast<Crop>(c);
                const double share = share_of(crop_mixes[plan], crop);
                const double growth = crop == Crop::cotton ? outside.cotton_yield : outside.crop_yield;
                const double receipts = share * usual_yield(p, crop) * growth * markets.expected[c][klass];
                outlook.receipts += receipts;
                outlook.costs += share * input_cost(p, crop) * outside.cash_cost;
                outlook.days += share * days_of(p, crop);
                outlook.variance += receipts * receipts * markets.price_variance[c];
            }
        }
    }
    return outlooks;
}

SideOutlook side_outlook(const Parameters& p, const OutsideMonth& outside, const Markets& markets) {
    SideOutlook sides;
    const double cost = outside.cash_cost;
    const double yard = markets.price[static_cast<std::size_t>(ThinProduct::courtyard)];
    const double bird = markets.price[static_cast<std::size_t>(ThinProduct::bird)];
    sides.courtyard_net = static_cast<double>(p.courtyard.ordinary_sales) * yard - static_cast<double>(p.courtyard.ordinary_costs) * cost;
    sides.courtyard_setup = static_cast<double>(p.courtyard.ordinary_setup) * cost;
    const double flock = p.livestock.birds_per_household;
    for (std::size_t skill = 0; skill < sides.poultry_net.size(); ++skill) {
        const BirdOutlook raised = bird_outlook(p.livestock, static_cast<int>(skill));
        sides.poultry_net[skill] = flock * (raised.survival * static_cast<double>(p.livestock.bird_price) * bird - (static_cast<double>(p.livestock.chick_price) + raised.feed) * cost);
    }
    sides.poultry_start = flock * static_cast<double>(p.livestock.chick_price + p.livestock.bird_feed) * cost;
    constexpr double ewes = 5;
    const double heads = ewes / p.livestock.ewe_share;
    sides.sheep_net = ewes * p.livestock.lambing_rate * outside.lamb - heads * 12 * static_cast<double>(p.livestock.sheep_cost) * cost;
    sides.sheep_start = heads * outside.lamb;
    return sides;
}

}  // namespace terrace
