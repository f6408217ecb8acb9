#include "models/market/village_lease.hpp"

#include <algorithm>
#include <vector>

#include "models/household/flow_columns.hpp"
#include "models/month_facts.hpp"

namespace terrace {
namespace {

constexpr std::int32_t lot = 500;  ///< mu/100

struct Order {
    float rent;
    std::uint32_t row;
    std::int32_t area;
};

struct Trade {
    std::int32_t area = 0;
    double rent = 0;   ///< fen per mu
};

/// Matches the two queues lot by lot; what was traded stays in `traded`, the price is the midpoint of the last pair.
Trade match(std::vector<Order>& sellers, std::vector<Order>& buyers, std::vector<Order>& out, std::vector<Order>& in) {
    std::sort(sellers.begin(), sellers.end(), [](const Order& a, const Order& b) { return a.rent != b.rent ? a.rent < b.rent : a.row < b.row; });
    std::sort(buyers.begin(), buyers.end(), [](const Order& a, const Order& b) { return a.rent != b.rent ? a.rent > b.rent : a.row < b.row; });
    Trade trade;
    std::size_t s = 0, b = 0;
    while (s < sellers.size() && b < buyers.size() && buyers[b].rent >= sellers[s].rent) {
        const std::int32_t area = std::min({lot, sellers[s].area, buyers[b].area});
        trade.rent = 0.5 * (static_cast<double>(sellers[s].rent) + static_cast<double>(buyers[b].rent));
        trade.area += area;
        out.push_back({0, sellers[s].row, area});
        in.push_back({0, buyers[b].row, area});
        sellers[s].area -= area;
        buyers[b].area -= area;
        if (sellers[s].area == 0) ++s;
        if (buyers[b].area == 0) ++b;
    }
    return trade;
}

}  // namespace

void clear_village_leases(Households& h, const Villages& villages, std::span<const LeaseWish> wishes,
                          std::span<const std::uint16_t> block_leased, std::span<const std::uint16_t> orchard_land, Markets& markets, FlowSheet& sheet) {
    for (std::size_t row = 0; row < h.rows(); ++row) {
        h.leased_out[row] = block_leased[row];
        h.leased_in[row] = 0;
    }
    std::int32_t* rent_paid = paid(sheet, Flow::village_rent);
    std::int32_t* rent_received = received(sheet, Flow::village_rent);
    double rent_sum = 0, area_sum = 0;
    std::vector<Order> sellers, buyers, out, in;
    for (std::size_t v = 0; v < villages.rows(); ++v) {
        sellers.clear(), buyers.clear(), out.clear(), in.clear();
        const std::uint32_t first = villages.first_household[v];
        for (std::uint32_t row = first; row < first + villages.households[v]; ++row) {
            const LeaseWish& wish = wishes[row];
            if (wish.area < 0) sellers.push_back({wish.rent, row, std::min(-wish.area, h.contracted[row] - h.leased_out[row] - orchard_land[row])});
            if (wish.area > 0) buyers.push_back({wish.rent, row, wish.area});
        }
        std::erase_if(sellers, [](const Order& order) { return order.area <= 0; });
        const Trade trade = match(sellers, buyers, out, in);
        for (std::size_t i = 0; i < out.size(); ++i) {
            const std::int32_t rent = whole_fen(static_cast<float>(0.01 * out[i].area * trade.rent));
            h.leased_out[out[i].row] = static_cast<std::uint16_t>(h.leased_out[out[i].row] + out[i].area);
            h.leased_in[in[i].row] = static_cast<std::uint16_t>(h.leased_in[in[i].row] + in[i].area);
            rent_received[out[i].row] += rent;
            rent_paid[in[i].row] += rent;
        }
        rent_sum += trade.rent * trade.area;
        area_sum += trade.area;
    }
    markets.village_rent = area_sum > 0 ? rent_sum / area_sum : 0;
    markets.land_leased = area_sum;
}

}  // namespace terrace
