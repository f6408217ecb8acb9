#include "models/market/expectations.hpp"

#include <algorithm>

#include "models/outlooks.hpp"
#include "sim/math/math.hpp"

namespace terrace {
namespace {

std::array<double, crop_count> observed(const OutsideMonth& outside) {
    return {outside.cotton + outside.cotton_subsidy, outside.chili, outside.wheat, outside.maize};
}

/// Margin per mu of every land plan at given receipts per kilogram, average skill.
std::array<double, land_plan_count> margins(const Parameters& parameters, const OutsideMonth& outside, Markets markets, const std::array<double, crop_count>& receipts) {
    for (std::size_t crop = 0; crop < crop_count; ++crop) markets.expected[crop].fill(receipts[crop]);
    const Outlooks outlooks = plan_outlooks(parameters, outside, markets);
    std::array<double, land_plan_count> result{};
    for (std::size_t plan = 0; plan < land_plan_count; ++plan) result[plan] = outlooks[0][plan].receipts - outlooks[0][plan].costs;
    return result;
}

std::array<double, crop_count> middle_expectation(const Markets& markets) {
    return {markets.expected[0][1], markets.expected[1][1], markets.expected[2][1], markets.expected[3][1]};
}

}  // namespace

void first_expectations(const Parameters& parameters, const OutsideMonth& outside, Markets& markets) {
    const auto seen = observed(outside);
    for (std::size_t crop = 0; crop < crop_count; ++crop) markets.expected[crop].fill(seen[crop]);
    const PriceParameters& price = parameters.price;
    const double net_cotton = 0.6 * price.cotton_log_sd;   // the subsidy takes up part of what the price does
    markets.price_variance = {net_cotton * net_cotton, price.chili_log_sd * price.chili_log_sd, price.wheat_log_sd * price.wheat_log_sd, price.maize_log_sd * price.maize_log_sd};
    for (double& variance : markets.price_variance) variance += parameters.weather.yield_log_sd * parameters.weather.yield_log_sd;
    markets.expected_pear = outside.pear;
    markets.price.fill(1.0);
    markets.plan_expected = margins(parameters, outside, markets, seen);
    markets.plan_margin = markets.plan_expected;
    markets.village_rent = 0.5 * markets.plan_expected[static_cast<std::size_t>(LandPlan::grain)];
}

void learn_prices(const Parameters& parameters, const OutsideMonth& outside, Markets& markets) {
    const auto seen = observed(outside);
    markets.plan_expected = margins(parameters, outside, markets, middle_expectation(markets));
    markets.plan_margin = margins(parameters, outside, markets, seen);
    markets.expected_pear += parameters.choice.expectation_weights[1] * (outside.pear - markets.expected_pear);
    for (std::size_t crop = 0; crop < crop_count; ++crop)
        for (std::size_t klass = 0; klass < expectation_classes; ++klass)
            markets.expected[crop][klass] += parameters.choice.expectation_weights[klass] * (seen[crop] - markets.expected[crop][klass]);
}

double thin_price(double quantity, double reference, double flexibility, double low, double high) {
    if (reference <= 0 || quantity <= 0) return 1.0;
    return std::clamp(math::pow(quantity / reference, -flexibility), low, high);
}

}  // namespace terrace
