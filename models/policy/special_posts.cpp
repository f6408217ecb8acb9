#include "models/policy/special_posts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "models/market/home_value.hpp"
#include "models/policy/desk.hpp"
#include "models/worker/month_state.hpp"

namespace terrace {
namespace {

/// What the county pays a month for one post [fen].
Fen pay_of(Fen wage, const MonthFacts& facts) { return whole_fen(static_cast<float>(static_cast<double>(wage) * facts.outside.local_wage)) + 1; }

void leave_post(County& county, PublicPost& post, std::size_t employer) {
    post.held = false;
    county.workers.place[post.worker] = place::own_farm;
    county.workers.tenure[post.worker] = 0;
    --county.enterprises.employed[employer];
}

/// Months that the money in the line has to last: with a budget by year those until more may come, or the measure ends; else this one.
int months_to_pay(const MeasureTerms& terms, Month now) {
    if (terms.budget_by_year.empty()) return 1;
    return std::min(Month::of(now.year(), 12), terms.until) - now + 1;
}

/// Who may not be offered a post: households that hold one, workers who held one of this measure.
struct Taken {
    std::vector<std::uint8_t> households, workers;
    Taken(const County& county, std::uint8_t measure) : households(county.households.rows(), 0), workers(county.workers.rows(), 0) {
        for (const PublicPost& post : county.posts) {
            if (post.held) households[post.row] = 1;
            if (post.measure == measure) workers[post.worker] = 1;
        }
    }
};

/// A year's pay [fen/month] against what the member who would take the post asks for a month.
Offer offer_of(Fen wage, double least) { return Offer{.kind = OfferKind::public_post}.worth(12 * static_cast<double>(wage), 12 * least); }

}  // namespace

void SpecialPosts::keys(KeyVisitor& key) {
    key.count("posts", posts_);
    key.money("wage_yuan_per_month", wage_);
    key.count("term_months", term_months_);
}

int SpecialPosts::end_posts(PolicyDesk& desk, int most) const {
    County& county = desk.county;
    const std::size_t employer = employer_of(county.enterprises, EnterpriseKind::public_posts);
    const std::int32_t now = desk.month.facts.index();
    const bool dated = !desk.terms.budget_by_year.empty();
    int held = 0;
    std::vector<PublicPost> kept;
    for (PublicPost& post : county.posts) {
        bool lost = false;   // to want of money: with a budget by year its holder may have a post again when money comes
        if (post.held && post.measure == desk.measure()) {
            const bool over = now - post.since >= term_months_;
            if (over || held >= most) leave_post(county, post, employer);
            else ++held;
            lost = dated && !post.held && !over;
        }
        if (!lost) kept.push_back(post);
    }
    county.posts = std::move(kept);
    return held;
}

int SpecialPosts::offer_posts(PolicyDesk& desk, int vacant) const {
    County& county = desk.county;
    Workers& w = county.workers;
    const Parameters& p = desk.month.choice.parameters;
    const std::size_t employer = employer_of(county.enterprises, EnterpriseKind::public_posts);
    const HomeValue home_value(county.households, w, p.labour, p.transfer, static_cast<double>(p.labour.field_day_wage));
    const Taken taken(county, desk.measure());
    const double hope = desk.month.choice.job_hope / (12 * desk.month.facts.outside.local_wage);   // of another job, as in the value of land plans
    struct Asking {
        std::uint32_t worker = 0;
        double least = std::numeric_limits<double>::infinity();   // that it asks for [fen/month]; infinite when nobody searches
    };
    const auto who_asks_least = [&](std::uint32_t row) {
        Asking asking;
        const std::uint32_t first = desk.month.belonging.first_worker[row];
        for (std::uint32_t worker = first; worker < first + county.households.workers[row]; ++worker) {
            if (!searches(w.place[worker]) || taken.workers[worker] != 0) continue;
            const double value = std::max(home_value.asked(worker), hope);
            if (value < asking.least) asking = {worker, value};
        }
        return asking;
    };
    const double offered = desk.terms.enrolment == Enrolment::chosen ? static_cast<double>(wage_) : std::numeric_limits<double>::max();
    int filled = 0;
    const auto one_may = [&](std::uint32_t row) { return taken.households[row] == 0 && who_asks_least(row).least <= offered; };
    for (const std::uint32_t row : desk.by_need(one_may, static_cast<std::size_t>(vacant))) {
        const auto [best, least] = who_asks_least(row);
        w.place[best] = static_cast<std::uint8_t>(place::first_employer + employer);
        w.wage[best] = static_cast<std::uint16_t>(std::min<Fen>(65535, wage_ / 100));
        w.tenure[best] = 0;
        ++county.enterprises.employed[employer];
        county.posts.push_back({best, row, static_cast<std::int16_t>(desk.month.facts.index()), desk.measure(), true});
        desk.enrol(row, offer_of(wage_, least), {12 * static_cast<double>(wage_) * desk.month.facts.outside.local_wage, desk.month.choice.job_hope});
        ++filled;
    }
    desk.pass_over([&](std::uint32_t row) {
        if (taken.households[row] != 0) return Offer{.kind = OfferKind::public_post}.ends(OfferOutcome::has_one);
        const double least = who_asks_least(row).least;
        if (std::isinf(least)) return Offer{.kind = OfferKind::public_post}.ends(OfferOutcome::no_searcher);
        return offer_of(wage_, least).ends(least > offered ? OfferOutcome::lower_value : OfferOutcome::no_places);
    });
    return filled;
}

void SpecialPosts::after_wages(PolicyDesk& desk, const PayTable& pay) const {
    County& county = desk.county;
    const std::size_t here = place::first_employer + employer_of(county.enterprises, EnterpriseKind::public_posts);
    for (PublicPost& post : county.posts) {
        if (!post.held || post.measure != desk.measure()) continue;
        post.held = county.workers.place[post.worker] == here;   // others left this month
        if (post.held) desk.cover(post.row, Flow::post_wages, ReceiptForm::wage, whole_fen(static_cast<float>(county.workers.wage[post.worker]) * pay.per_yuan[here]));
    }
}

void SpecialPosts::act(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    if (employer_of(desk.county.enterprises, EnterpriseKind::public_posts) == desk.county.enterprises.rows() || !(state.started || desk.active())) return;
    if (!state.started) {
        state.started = true;
        state.started_month = desk.month.facts.index();
        desk.open_line();
    } else
        desk.renew_line();
    const auto posts = static_cast<int>(scale(posts_, desk.month.support));   // wages are contracts: fewer posts, no lower pay
    const auto most_paid = [&] {
        const int months = months_to_pay(desk.terms, desk.month.facts.outside.month);
        return static_cast<int>(std::min<Fen>(posts, state.budget_left / (pay_of(wage_, desk.month.facts) * months)));
    };
    const int most = desk.active() ? most_paid() : 0;
    const int held = end_posts(desk, most);
    if (!desk.active()) return;
    const int filled = most > held ? offer_posts(desk, most - held) : 0;
    if (most <= held) desk.pass_over([&](std::uint32_t) { return Offer{.kind = OfferKind::public_post}.ends(held < posts ? OfferOutcome::no_money : OfferOutcome::no_places); });
    state.shortfall = posts - held - filled;
}

}  // namespace terrace
