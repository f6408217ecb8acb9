#include "models/shock/illness_and_accidents.hpp"

#include <algorithm>

#include "models/household/flow_columns.hpp"
#include "models/marks.hpp"
#include "models/purposes.hpp"
#include "models/shock/blow.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

/// What something costs in all, and what of it the household bears itself [fen].
struct Bill {
    float gross, own;
};

/// Bills of the month at its prices.
class Prices {
public:
    /// Costs of illness are given as what an ordinary household pays itself; the same treatment costs everybody the same in all. `hospital_cost`
    /// is the mean of all stays: stays for illness cost what is left of it by those for injuries.
    Prices(const HealthParameters& health, const AccidentParameters& accident, double consumer_price)
        : health_(health), accident_(accident), prices_(static_cast<float>(consumer_price)), in_all_(1 / std::max(0.05, 1 - health.reimbursed)) {
        const double share = accident.injury_share, injuries = share * static_cast<double>(accident.injury_bill);
        stay_ = std::max(0.0, static_cast<double>(health.hospital_cost) * in_all_ - injuries) / std::max(0.01, 1 - share);
    }

    /// For a treatment; `word` decides its cost. After an accident basic insurance does not pay what a third party is liable for.
    [[nodiscard]] Bill treatment(Blow blow, bool exited, std::uint32_t word) const {
        const double usual = exited ? health_.reimbursed_exited : health_.reimbursed;
        const double covered = blow == Blow::injury ? usual * accident_.injury_coverage : usual;
        const float gross = bounded(lognormal(mean(blow), health_.cost_log_sd, word));
        return {gross, gross * (1 - static_cast<float>(covered))};
    }
    /// For repair and replacement; farm-house insurance pays a share of it up to its sum.
    [[nodiscard]] Bill repair(std::uint32_t word) const {
        const float gross = bounded(lognormal(static_cast<double>(accident_.damage_cost), accident_.damage_log_sd, word));
        const float insured = gross * static_cast<float>(accident_.damage_insured), most = prices_ * static_cast<float>(accident_.insured_sum);
        return {gross, gross - smaller(insured, most)};
    }

private:
    [[nodiscard]] double mean(Blow blow) const {
        if (blow == Blow::injury) return static_cast<double>(accident_.injury_bill);
        return blow == Blow::severe ? static_cast<double>(health_.severe_cost) * in_all_ : stay_;
    }
    [[nodiscard]] float bounded(double cost) const {
        constexpr float dearest = 1.0e8f;  // 1,000,000 yuan: beyond it charity and instalments take over
        return smaller(dearest, static_cast<float>(cost) * prices_);
    }

    const HealthParameters& health_;
    const AccidentParameters& accident_;
    float prices_;
    double in_all_, stay_ = 0;   ///< bill over own cost of an ordinary household; mean bill of a stay for illness [fen]
};

/// The columns of the month in which a kind of bill is entered, and the book that notes what is borne.
class Register {
public:
    Register(OwnCostBook book, int calendar, std::int32_t* paid, std::int32_t* received) : book_(book), month_(book.events[static_cast<std::size_t>(calendar)]), paid_(paid), received_(received) {}

    void enter(std::uint32_t row, Bill bill) const {
        paid_[row] += whole_fen(bill.gross);
        received_[row] += whole_fen(bill.gross - bill.own);
        const auto noted = static_cast<std::uint16_t>(std::min(65535.f, bill.own * 0.001f));
        const std::uint16_t added = std::min(noted, static_cast<std::uint16_t>(65535 - book_.year[row]));
        book_.year[row] = static_cast<std::uint16_t>(book_.year[row] + added);
        month_.add(row, added);
    }

private:
    OwnCostBook book_;
    OwnCostMonth& month_;
    std::int32_t *paid_, *received_;
};

void forget_last_year(const OwnCostBook& book, int calendar) {
    OwnCostMonth& events = book.events[static_cast<std::size_t>(calendar)];
    events.for_each([&](std::uint32_t row, std::uint16_t amount) { book.year[row] = static_cast<std::uint16_t>(book.year[row] - amount); });
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

/// One worker cannot work for so many months, or for longer if he or another is ill already.
void lose_worker(std::uint8_t& ill_and_home, int months) {
    const unsigned lost = std::min(static_cast<unsigned>(months), longest_illness);
    ill_and_home = ill_and_home_code(std::max<unsigned>(lost, ill_months(ill_and_home)), workers_at_home(ill_and_home));
}

}  // namespace

void suffer_blows(Households& h, const BlowBooks& books, const HealthParameters& health, const AccidentParameters& accident, const MonthFacts& facts, std::uint32_t first_household,
                  std::span<std::uint32_t> words, std::span<std::uint8_t> marks, FlowSheet& sheet) {
    forget_last_year(books.illness, facts.calendar);
    forget_last_year(books.accidents, facts.calendar);
    fill_words(facts.key, static_cast<std::uint32_t>(Purpose::hospital), facts.index(), first_household, words);
    std::int32_t* spending = paid_whole(sheet, Flow::medical_spending);
    std::int32_t* reimbursement = received(sheet, Flow::medical_reimbursement);
    const Register illnesses(books.illness, facts.calendar, spending, reimbursement), injuries(books.accidents, facts.calendar, spending, reimbursement);
    const Register damages(books.accidents, facts.calendar, paid(sheet, Flow::damage_repair), received(sheet, Flow::damage_claims));
    start_month(h, static_cast<float>(health.chronic_cost) / 12 * static_cast<float>(facts.outside.consumer_price), spending);   // out-patient care: hardly reimbursed
    const Prices prices(health, accident, facts.outside.consumer_price);
    const Lots lots(health, accident);
    const auto cost_word = [&](Purpose purpose, std::uint32_t row) { return draw_word(facts.key, static_cast<std::uint32_t>(purpose), first_household + row, facts.index()); };
    lots.mark(words, h.members.data(), marks.first(h.rows()));
    for_each_mark(marks.first(h.rows()), [&](std::uint32_t row) {
        const Blow blow = lots.of(words[row], h.members[row]);
        if (blow == Blow::none) return;
        if (blow == Blow::damage) return damages.enter(row, prices.repair(cost_word(Purpose::damage_cost, row)));
        const bool exited = (h.flags[row] & household_flag::exited) != 0;
        const Bill bill = prices.treatment(blow, exited, cost_word(blow == Blow::severe ? Purpose::severe_cost : Purpose::hospital_cost, row));
        (blow == Blow::injury ? injuries : illnesses).enter(row, bill);
        if (blow == Blow::severe) lose_worker(h.ill_and_home[row], health.severe_months);
        if (blow == Blow::injury) lose_worker(h.ill_and_home[row], accident.injury_months);
    });
}

}  // namespace terrace
