#include "models/policy/vocational_training.hpp"

#include <algorithm>

#include "models/market/home_value.hpp"
#include "models/marks.hpp"
#include "models/policy/desk.hpp"
#include "models/purposes.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

bool succeeds(const PolicyDesk& desk, const Trainee& trainee, std::uint32_t question, double probability) {
    return draw_word(desk.month.facts.key, static_cast<std::uint32_t>(Purpose::training_result), desk.county.first_worker + trainee.worker, trainee.until, question) < threshold(probability);
}

constexpr std::uint32_t nobody = UINT32_MAX;

/// Marks who searches for work, has no trade skill and is not too old.
[[gnu::target_clones("default", "arch=x86-64-v3")]] void mark_untrained_searchers(const std::uint32_t rows, const std::uint8_t* __restrict where, const std::uint8_t* __restrict skill,
                                                                                   const std::uint8_t* __restrict age, const std::uint8_t oldest, std::uint8_t* __restrict marks) {
    for (std::uint32_t worker = 0; worker < rows; ++worker) {
        const std::uint8_t looking = static_cast<std::uint8_t>((where[worker] == place::own_farm) | (where[worker] == place::none));
        const std::uint8_t untrained = (skill[worker] & 3) == skill::none ? 1 : 0;
        marks[worker] = static_cast<std::uint8_t>(looking & untrained & (age[worker] <= oldest ? 1 : 0));
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void mark_certified_searchers(const std::uint32_t rows, const std::uint8_t* __restrict where, const std::uint8_t* __restrict skill,
                                                                                   std::uint8_t* __restrict marks) {
    for (std::uint32_t worker = 0; worker < rows; ++worker) {
        const std::uint8_t looking = static_cast<std::uint8_t>((where[worker] == place::own_farm) | (where[worker] == place::none));
        marks[worker] = static_cast<std::uint8_t>(looking & (skill[worker] >> 1) & 1);   // certified, in the trade or not
    }
}

}  // namespace

void VocationalTraining::keys(KeyVisitor& key) {
    key.count("seats_per_month", seats_);
    key.count("months", months_);
    key.count("days_per_month", days_per_month_);
    key.money("allowance_yuan_per_day", allowance_);
    key.money("course_yuan", course_);
    key.money("income_ceiling_yuan", income_ceiling_);
    key.number("completion", completion_);
    key.number("certificate", certificate_);
}

void VocationalTraining::finish(PolicyDesk& desk) const {
    Trainees& trainees = desk.county.trainees;
    Workers& w = desk.county.workers;
    const std::size_t before = trainees.without.size();
    std::erase_if(trainees.now, [&](const Trainee& trainee) {
        if (trainee.measure != desk.measure() || desk.month.facts.index() < trainee.until) return false;
        w.place[trainee.worker] = place::own_farm;
        if (succeeds(desk, trainee, 0, completion_) && succeeds(desk, trainee, 1, certificate_)) set_trade_skill(w, trainee.worker, skill::certified);
        else trainees.without.push_back(trainee.worker);
        return true;
    });
    const auto later = trainees.without.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(later, trainees.without.end());
    std::inplace_merge(trainees.without.begin(), later, trainees.without.end());
}

std::vector<std::uint32_t> VocationalTraining::pupils(const PolicyDesk& desk) const {
    const Households& h = desk.county.households;
    const Workers& w = desk.county.workers;
    const auto oldest = static_cast<std::uint8_t>(std::clamp(desk.month.choice.parameters.labour.outside_age, 0.0, 255.0));
    std::vector<std::uint8_t> marks(w.rows());
    mark_untrained_searchers(static_cast<std::uint32_t>(w.rows()), w.place.data(), w.skill_and_absence.data(), w.age.data(), oldest, marks.data());
    std::vector<std::uint32_t> pupil(h.rows(), nobody);
    const std::vector<std::uint32_t>& without = desk.county.trainees.without;
    auto attended = without.begin();
    for_each_mark(marks, [&](std::uint32_t worker) {
        const std::uint32_t row = desk.month.belonging.home_of[worker];
        if (pupil[row] != nobody || (w.place[worker] != place::none && !below_line(h.income_year[row], h.workers[row], income_ceiling_))) return;
        while (attended != without.end() && *attended < worker) ++attended;
        if (attended == without.end() || *attended != worker) pupil[row] = worker;
    });
    return pupil;
}

double VocationalTraining::hope(const PolicyDesk& desk) const {
    const ChoiceFacts& choice = desk.month.choice;
    return completion_ * certificate_ * choice.parameters.labour.trade_match * choice.parameters.labour.trained_wage * choice.job_hope;
}

void VocationalTraining::start_courses(PolicyDesk& desk) const {
    County& county = desk.county;
    const Parameters& p = desk.month.choice.parameters;
    const HomeValue home_value(county.households, county.workers, p.labour, p.transfer, static_cast<double>(p.labour.field_day_wage));
    const Fen allowance = allowance_ * days_per_month_ * months_;
    const double value = static_cast<double>(allowance) + hope(desk);
    const int calendar = desk.month.facts.calendar;
    std::int64_t seats = scale(seats_ * (calendar + 1), desk.month.support) - scale(seats_ * calendar, desk.month.support);   // whole seats, the share over a year
    const Offer offer{.kind = OfferKind::course, .amount = static_cast<double>(allowance), .chance = completion_ * certificate_};
    const auto no_money = [&] { return Offer(offer).lacks(static_cast<double>(course_ + allowance), static_cast<double>(desk.state().budget_left)).ends(OfferOutcome::no_money); };
    if (desk.state().budget_left < course_ + allowance) {
        desk.state().shortfall += seats;
        desk.pass_over([&](std::uint32_t) { return no_money(); });
        return;
    }
    const std::vector<std::uint32_t> pupil = pupils(desk);
    const auto displaced = [&](std::uint32_t row) { return months_ * home_value.displaced(row, desk.month.home[row]) * desk.month.facts.outside.local_wage; };
    const auto one_may = [&](std::uint32_t row) { return pupil[row] != nobody && (desk.terms.enrolment == Enrolment::assigned || value > displaced(row)); };
    for (const std::uint32_t row : desk.by_need(one_may, static_cast<std::size_t>(seats))) {
        if (desk.state().budget_left < course_ + allowance) break;
        const std::uint32_t worker = pupil[row];
        if (course_ > 0) desk.pay_others(Flow::programme_costs, course_);
        desk.pay(row, Flow::training_allowance, ReceiptForm::allowance, allowance);
        county.workers.place[worker] = place::training;
        county.trainees.now.push_back({worker, static_cast<std::int16_t>(desk.month.facts.index() + months_), desk.measure()});
        desk.enrol(row, Offer(offer).worth(value, displaced(row)));
        --seats;
    }
    desk.pass_over([&](std::uint32_t row) {
        if (pupil[row] == nobody) return offer.ends(OfferOutcome::no_pupil);
        if (one_may(row) && seats > 0) return no_money();
        return Offer(offer).worth(value, displaced(row)).ends(one_may(row) ? OfferOutcome::no_places : OfferOutcome::lower_value);
    });
    desk.state().shortfall += seats;
}

void VocationalTraining::look_for_work(PolicyDesk& desk) const {
    Workers& w = desk.county.workers;
    const std::uint32_t offered = threshold(desk.month.choice.parameters.labour.trade_match);
    std::vector<std::uint8_t> looking(w.rows());
    mark_certified_searchers(static_cast<std::uint32_t>(w.rows()), w.place.data(), w.skill_and_absence.data(), looking.data());
    for_each_mark(looking, [&](std::uint32_t worker) {
        const std::uint32_t word = draw_word(desk.month.facts.key, static_cast<std::uint32_t>(Purpose::trade_of_job), desk.county.first_worker + worker, desk.month.facts.index());
        set_trade_skill(w, worker, word < offered ? skill::certified_in_trade : skill::certified);
    });
}

void VocationalTraining::act(PolicyDesk& desk) const {
    if (!desk.state().started && !desk.active()) return;
    finish(desk);
    look_for_work(desk);
    if (!desk.active()) return;
    MeasureState& state = desk.state();
    if (!state.started) {
        state.started = true;
        state.started_month = desk.month.facts.index();
        desk.open_line();
    } else
        desk.renew_line();
    if (seats_ > 0) start_courses(desk);
}

}  // namespace terrace
