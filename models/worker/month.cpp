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
    std::uint8_t* __restrict codes = w.skill_and_absence.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        tenure[row] = static_cast<std::uint8_t>(tenure[row] + (tenure[row] < 255 ? 1 : 0));
        const int up = at[row] == place::away ? 1 : 0;
        const std::uint8_t away = months_away(codes[row]);
        const int months = away + (up ? (away < 12 ? 1 : 0) : (away > 0 ? -1 : 0));
        codes[row] = with_months_away(codes[row], static_cast<unsigned>(months));
    }
}

/// A worker who is ill is not at home. Writes down what the months to come ask of this one.
[[gnu::target_clones("default", "arch=x86-64-v3")]] void note_home(Households& h, std::uint8_t* __restrict home) {
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    std::uint8_t* __restrict codes = h.ill_and_home.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::uint8_t months = ill_months(codes[row]);
        const std::uint8_t left = static_cast<std::uint8_t>(home[row] - ((months > 0) & (home[row] > 0) ? 1 : 0));
        home[row] = left;
        codes[row] = ill_and_home_code(months, left);
    }
}

}  // namespace

WorkerMonth pay_workers(Households& h, Workers& w, const PayTable& pay, std::span<const std::uint32_t> home_of, std::span<std::uint8_t> home, FlowSheet& sheet) {
    grow_older_in_place(w);
    // Four sets of sums in turn: neighbours often work at the same place, and one sum would wait for the other.
    std::array<WorkerMonth, 4> sums;
    std::array<std::int32_t*, 3> columns{received(sheet, Flow::wages), received(sheet, Flow::post_wages), received(sheet, Flow::remittance)};
    std::array<std::uint8_t, 256> column_of{}, at_home{};
    for (std::size_t where = 0; where < 256; ++where) column_of[where] = where == place::away ? 2 : pay.post[where];
    at_home = pay.post;   // part-time work in the village
    at_home[place::own_farm] = at_home[place::none] = 1;
    std::fill(home.begin(), home.end(), std::uint8_t{0});
    std::fill(h.away.begin(), h.away.end(), std::uint8_t{0});
    const std::uint8_t* __restrict at = w.place.data();
    const std::uint16_t* __restrict wage = w.wage.data();
    const std::uint8_t* __restrict codes = w.skill_and_absence.data();
    std::uint8_t* __restrict absent = h.away.data();
    const std::uint32_t workers = static_cast<std::uint32_t>(w.rows());
    for (std::uint32_t worker = 0; worker < workers; ++worker) {
        const std::uint8_t where = at[worker];
        const std::uint32_t row = home_of[worker];
        const std::int32_t amount = whole_fen(static_cast<float>(wage[worker]) * pay.per_yuan[where] - pay.less[where]);
        WorkerMonth& sum = sums[worker & 3];
        sum.payroll[where] += amount;
        ++sum.employed[where];
        columns[column_of[where]][row] += amount;
        home[row] = static_cast<std::uint8_t>(home[row] + at_home[where]);
        absent[row] = static_cast<std::uint8_t>(absent[row] + (months_away(codes[worker]) >= long_absence ? 1 : 0));
    }
    for (std::size_t where = 0; where < 256; ++where) {
        for (std::size_t set = 1; set < sums.size(); ++set) {
            sums[0].payroll[where] += sums[set].payroll[where];
            sums[0].employed[where] += sums[set].employed[where];
        }
    }
    note_home(h, home.data());
    return sums[0];
}

}  // namespace terrace
