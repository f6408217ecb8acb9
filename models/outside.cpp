#include "models/outside.hpp"

#include <algorithm>
#include <cmath>

#include "models/purposes.hpp"
#include "sim/math/math.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

double shock(RandomKey key, Purpose purpose, int year) {
    return standard_normal(draw_word(key, static_cast<std::uint32_t>(purpose), 0, year * 12));
}

/// Autoregressive log deviation of the year's price since the first recorded year, with mean price one.
double price_factor(RandomKey key, Purpose purpose, int year, int first_year, double log_sd, double persistence) {
    const double innovation = log_sd * std::sqrt(1 - persistence * persistence);
    double deviation = 0;
    double variance = 0;
    double weight = 1;
    for (int at = year; at >= first_year; --at) {
        deviation += weight * innovation * shock(key, purpose, at);
        variance += weight * innovation * weight * innovation;
        weight *= persistence;
    }
    return math::exp(deviation - 0.5 * variance);
}

double cotton_price(const PriceParameters& price, RandomKey key, int year, int first_year) {
    switch (price.cotton_path) {
        case CottonPath::ordinary: return static_cast<double>(price.cotton_ordinary);
        case CottonPath::good: return static_cast<double>(price.cotton_good);
        case CottonPath::bad: return static_cast<double>(price.cotton_bad);
        case CottonPath::recorded:
        case CottonPath::process: break;
    }
    const double factor =
        price_factor(key, Purpose::cotton_price, year, first_year, price.cotton_log_sd, price.cotton_persistence);
    return static_cast<double>(price.cotton_ordinary) * std::clamp(factor, 0.4, 2.5);
}

/// Pears: one year in several the market fails, the others vary around a price that makes the mean one.
double pear_factor(const PriceParameters& price, RandomKey key, int year) {
    const auto word = [&](std::uint32_t index) { return draw_word(key, static_cast<std::uint32_t>(Purpose::pear_price), 0, year * 12, index); };
    if (word(0) < threshold(price.pear_bust_probability)) return price.pear_bust;
    const double others = (1 - price.pear_bust_probability * price.pear_bust) / (1 - price.pear_bust_probability);
    return others * math::exp(price.pear_log_sd * standard_normal(word(1)) - 0.5 * price.pear_log_sd * price.pear_log_sd);
}

double recorded_subsidy(const PriceParameters& price, Month month) {
    return price.lint_share * std::max(0.0, 100 * price.target_recorded.at(month) - 100 * price.lint_recorded.at(month));
}

/// Cotton of a year gone by: seed cotton, lint and subsidy as they were.
void set_recorded_cotton(OutsideMonth& outside, const PriceParameters& price) {
    outside.cotton = 100 * price.cotton_recorded.at(outside.month);
    outside.lint = 100 * price.lint_recorded.at(outside.month);
    outside.cotton_subsidy = recorded_subsidy(price, outside.month);
}

/// Prices before the first recorded month are known: those of an ordinary year.
void set_prices(OutsideMonth& outside, const PriceParameters& price, const GrowthParameters& growth, RandomKey key, int first_year, bool known) {
    const int year = outside.month.year();
    auto drawn = [&](Purpose purpose, double log_sd) { return known ? 1.0 : price_factor(key, purpose, year, first_year, log_sd, 0); };
    const double cotton = known ? static_cast<double>(price.cotton_ordinary) : cotton_price(price, key, year, first_year);
    outside.cotton = cotton * growth.cotton_price.at(outside.month);
    outside.lint = lint_price(price, outside.cotton);
    outside.cotton_subsidy = cotton_subsidy(price, outside.lint);
    if (price.cotton_path == CottonPath::recorded) set_recorded_cotton(outside, price);
    outside.chili = static_cast<double>(price.chili) * drawn(Purpose::chili_price, price.chili_log_sd);
    outside.wheat = static_cast<double>(price.wheat) * drawn(Purpose::wheat_price, price.wheat_log_sd);
    outside.maize = static_cast<double>(price.maize) * drawn(Purpose::maize_price, price.maize_log_sd);
    outside.lamb = static_cast<double>(price.lamb) * drawn(Purpose::sheep_price, price.lamb_log_sd);
    outside.cattle = static_cast<double>(price.cattle) * drawn(Purpose::cattle_price, price.cattle_log_sd);
    const double herds = growth.herd_price.at(outside.month);
    outside.lamb *= herds;
    outside.cattle *= herds;
    outside.pear = static_cast<double>(price.pear) * (known ? 1.0 : pear_factor(price, key, year));
}

}  // namespace

void raise_receipts(OutsideMonth& outside, const PillarGains& gains) {
    double* const prices[pillar_product_count] = {&outside.cotton, &outside.chili, &outside.lamb, &outside.pear};
    for (std::size_t product = 0; product < pillar_product_count; ++product) *prices[product] *= 1 + gains[product];
}

double lint_price(const PriceParameters& price, double seed_cotton) {
    const double above = seed_cotton - static_cast<double>(price.cotton_ordinary);
    return static_cast<double>(price.lint_at_ordinary) + above * (above > 0 ? price.lint_slope_above : price.lint_slope_below);
}

double cotton_subsidy(const PriceParameters& price, double lint) {
    return price.lint_share * std::max(0.0, static_cast<double>(price.cotton_target) - lint);
}

double subsidy_before(const PriceParameters& price, Month first) {
    if (price.cotton_path == CottonPath::recorded) return recorded_subsidy(price, Month::of(first.year() - 1, 12));
    return cotton_subsidy(price, lint_price(price, static_cast<double>(price.cotton_ordinary)));
}

double price_without_subsidy(const PriceParameters& price, double receipts) {
    double low = 0, high = receipts;   // receipts rise with the price, since the subsidy takes up only a part of it
    constexpr int halvings = 50;
    for (int i = 0; i < halvings; ++i) {
        const double middle = 0.5 * (low + high);
        (middle + cotton_subsidy(price, lint_price(price, middle)) > receipts ? high : low) = middle;
    }
    return 0.5 * (low + high);
}

std::vector<OutsideMonth> outside_path(const Parameters& parameters, RandomKey key, Month first_recorded, int spin_up, int months) {
    const GrowthParameters& growth = parameters.growth;
    std::vector<OutsideMonth> path(static_cast<std::size_t>(spin_up + months));
    for (int offset = -spin_up; offset < months; ++offset) {
        OutsideMonth& outside = path[static_cast<std::size_t>(offset + spin_up)];
        const Month month = first_recorded + offset;
        outside.month = month;
        set_prices(outside, parameters.price, growth, key, first_recorded.year(), offset < 0);
        outside.local_wage = growth.local_wage.at(month);
        outside.outside_wage = growth.outside_wage.at(month);
        outside.social_transfer = growth.social_transfer.at(month);
        outside.consumer_price = growth.consumer_price.at(month);
        outside.cotton_yield = growth.cotton_yield.at(month);
        outside.crop_yield = growth.crop_yield.at(month);
        outside.cash_cost = growth.cash_cost.at(month);
    }
    return path;
}

}  // namespace terrace
