#include "models/worker/month.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"

namespace terrace {
namespace {

constexpr std::uint8_t long_absence = 6;  ///< months of twelve

[[gnu::target_clones("default", "arch=x86-64-v3")]] void grow_older_in_place(Workers& w) {
    const std::uint32_t rows = static_cast<std::uint32_t>(w.rows());
    const std::uint8_t* __restrict at = w.place.data();
    std::uint8_t* __restrict tenure = w.tenure.data();
    std::uint8_t* __restrict away = w.months_away.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        tenure[row] = static_cast<std::uint8_t>(tenure[row] + (tenure[row] < 255 ? 1 : 0));
        const int up = at[row] == place::away ? 1 : 0;
        const int months = away[row] + (up ? (away[row] < 12 ? 1 : 0) : (away[row] > 0 ? -1 : 0));
        away[row] = static_cast<std::uint8_t>(months);
    }
}

}  // namespace

WorkerMonth pay_workers(Households& h, Workers& w, const PayTable& pay, std::span<std::uint8_t> home, FlowSheet& sheet) {
    grow_older_in_place(w);
    WorkerMonth sums;
    std::int32_t* __restrict wages = received(sheet, Flow::wages);
    std::int32_t* __restrict posts = received(sheet, Flow::post_wages);
    std::int32_t* __restrict sent = received(sheet, Flow::remittance);
    const std::uint8_t* __restrict at = w.place.data();
    const std::uint16_t* __restrict wage = w.wage.data();
    const std::uint8_t* __restrict months_away = w.months_away.data();
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::uint32_t first = h.first_worker[row];
        const std::uint32_t last = first + h.workers[row];
        std::int32_t by_kind[3] = {0, 0, 0};
        int at_home = 0, absent = 0;
        for (std::uint32_t worker = first; worker < last; ++worker) {
            const std::uint8_t where = at[worker];
            const std::int32_t amount = whole_fen(static_cast<float>(wage[worker]) * pay.per_yuan[where] - pay.less[where]);
            sums.payroll[where] += amount;
            ++sums.employed[where];
            by_kind[where == place::away ? 2 : pay.post[where]] += amount;
            at_home += where == place::own_farm || where == place::none;
            absent += months_away[worker] >= long_absence;
        }
        wages[row] = by_kind[0];
        posts[row] = by_kind[1];
        sent[row] = by_kind[2];
        home[row] = static_cast<std::uint8_t>(std::max(0, at_home - (h.ill_months[row] > 0 ? 1 : 0)));
        h.away[row] = static_cast<std::uint8_t>(absent);
    }
    return sums;
}

}  // namespace terrace
