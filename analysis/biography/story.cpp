#include "analysis/biography/story.hpp"

namespace terrace {
namespace {

std::vector<LifeYear> years_of(const Life& life, const Story& story) {
    std::vector<LifeYear> years;
    const std::vector<BiographyMonth>& months = life.biography.months;
    for (std::size_t at = 0; at < months.size(); ++at) {
        const BiographyMonth& month = months[at];
        if (!story.tells(month.month)) continue;
        if (years.empty() || years.back().year != month.month.year()) years.push_back({.year = month.month.year()});
        LifeYear& year = years.back();
        ++year.months;
        const auto income = month.flows().income();
        for (std::size_t source = 0; source < income.size(); ++source) year.income[source] += income[source];
        for (const Receipt& receipt : life.receipts)
            if (receipt.month == at && receipt.form != ReceiptForm::activity) year.from_measures += receipt.amount;
        year.cash = month.end().cash;
        year.debt = month.end().debt;
    }
    return years;
}

} // namespace

const HouseholdState& Story::beginning() const {
    const std::vector<BiographyMonth>& months = lives[0].life.biography.months;
    std::size_t at = 0;
    while (at + 1 < months.size() && months[at + 1].month < from) ++at;
    return months[at].end();
}

Story story(Address address, Life base, Life other, Month from, Month until) {
    Story story;
    story.address = std::move(address);
    story.from = from;
    story.until = until;
    story.parting = first_parting(base, other);
    story.income_gap = first_income_gap(base.biography, other.biography, noticeable_gap);
    for (std::size_t i = 0; i < 2; ++i) {
        ToldLife& told = story.lives[i];
        told.life = std::move(i == 0 ? base : other);
        told.events = events_of(told.life);
        told.years = years_of(told.life, story);
    }
    return story;
}

} // namespace terrace
