#include "models/shock/illness.hpp"

#include <algorithm>
#include <array>

#include "models/household/flow_columns.hpp"
#include "models/marks.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

constexpr std::size_t most_members = 16;
using Thresholds = std::array<std::uint32_t, most_members>;

/// Probability that at least one of n members is struck, as a threshold for one word.
Thresholds by_members(double per_person) {
    Thresholds limits{};
    double spared = 1;
    for (std::size_t n = 0; n < most_members; ++n) {
        limits[n] = threshold(1 - spared);
        spared *= 1 - per_person;
    }
    return limits;
}

/// What a treatment costs in all, and which share of it the household's insurance reimburses.
struct Bill {
    float gross;
    float reimbursed_share;
};

void enter(std::span<std::uint16_t> medical_year, MedicalMonth& events, std::uint32_t row, Bill bill, std::int32_t* spending, std::int32_t* reimbursement) {
    constexpr float dearest = 1.0e8f;  // 1,000,000 yuan: beyond it charity and instalments take over
    const float gross = std::min(bill.gross, dearest);
    const float own = gross * (1 - bill.reimbursed_share);
    spending[row] += whole_fen(gross);
    reimbursement[row] += whole_fen(gross - own);
    const auto noted = static_cast<std::uint16_t>(std::min(65535.f, own * 0.001f));
    const std::uint16_t room = static_cast<std::uint16_t>(65535 - medical_year[row]);
    const std::uint16_t added = std::min(noted, room);
    medical_year[row] = static_cast<std::uint16_t>(medical_year[row] + added);
    events.add(row, added);
}

void forget_last_year(std::span<std::uint16_t> medical_year, MedicalMonth& events) {
    events.for_each([&](std::uint32_t row, std::uint16_t amount) { medical_year[row] = static_cast<std::uint16_t>(medical_year[row] - amount); });
    events.clear();
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void start_month(Households& h, float chronic, std::int32_t* __restrict spending) {
    const std::uint32_t rows = static_cast<std::uint32_t>(h.rows());
    const std::uint16_t* __restrict flags = h.flags.data();
    std::uint8_t* __restrict ill = h.ill_and_home.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        spending[row] = whole_fen((flags[row] & household_flag::chronic) != 0 ? chronic : 0.f);
        ill[row] = static_cast<std::uint8_t>(ill[row] - (ill_months(ill[row]) > 0 ? 1 : 0));
    }
}

/// Marks households that may be struck. The chance that one of n persons is struck is less than n times that of one.
[[gnu::target_clones("default", "arch=x86-64-v3")]] void mark_unlucky(const std::uint32_t rows, const std::uint32_t* __restrict words, const std::uint8_t* __restrict members,
                                                                       const std::uint32_t stay, const std::uint32_t severe, std::uint8_t* __restrict marks) {
    for (std::uint32_t row = 0; row < rows; ++row) {
        const std::uint32_t persons = members[row] & (most_members - 1);
        marks[row] = static_cast<std::uint8_t>((words[row] < persons * stay ? 1 : 0) | (~words[row] < persons * severe ? 1 : 0));
    }
}

}  // namespace

void fall_ill(Households& h, MedicalEvents& events_by_month, std::span<std::uint16_t> medical_year, const HealthParameters& health, const MonthFacts& facts,
              std::uint32_t first_household, std::span<std::uint32_t> words, std::span<std::uint8_t> marks, FlowSheet& sheet) {
    MedicalMonth& events = events_by_month[static_cast<std::size_t>(facts.calendar)];
    forget_last_year(medical_year, events);
    fill_words(facts.key, static_cast<std::uint32_t>(Purpose::hospital), facts.index(), first_household, words);
    const Thresholds stay = by_members(health.hospital_probability);
    const Thresholds severe = by_members(health.severe_probability / 12);
    const auto prices = static_cast<float>(facts.outside.consumer_price);
    // Costs are given as what an ordinary household pays itself; the same treatment costs everybody the same in all.
    const auto in_all = prices / static_cast<float>(std::max(0.05, 1 - health.reimbursed));
    const float chronic = static_cast<float>(health.chronic_cost) / 12 * prices;   // out-patient care: hardly reimbursed
    std::int32_t* spending = paid_whole(sheet, Flow::medical_spending);
    std::int32_t* reimbursement = received(sheet, Flow::medical_reimbursement);
    const unsigned severe_months = std::min(static_cast<unsigned>(health.severe_months), longest_illness);
    start_month(h, chronic, spending);
    const std::size_t rows = h.rows();
    mark_unlucky(static_cast<std::uint32_t>(rows), words.data(), h.members.data(), stay[1] + 1, severe[1] + 1, marks.data());
    for_each_mark(marks.first(rows), [&](std::uint32_t row) {
        const std::size_t persons = h.members[row] & (most_members - 1);
        const bool stays = words[row] < stay[persons];
        const bool struck = ~words[row] < severe[persons];   // the other end of the same word: the two exclude each other in a month
        if (!(stays | struck)) return;
        const bool exited = (h.flags[row] & household_flag::exited) != 0;
        const auto covered = static_cast<float>(exited ? health.reimbursed_exited : health.reimbursed);
        const Purpose purpose = stays ? Purpose::hospital_cost : Purpose::severe_cost;
        const std::uint32_t word = draw_word(facts.key, static_cast<std::uint32_t>(purpose), first_household + row, facts.index());
        const double mean = static_cast<double>(stays ? health.hospital_cost : health.severe_cost);
        enter(medical_year, events, row, {static_cast<float>(lognormal(mean, health.cost_log_sd, word)) * in_all, covered}, spending, reimbursement);
        if (struck) h.ill_and_home[row] = ill_and_home_code(severe_months, workers_at_home(h.ill_and_home[row]));
    });
}

}  // namespace terrace
