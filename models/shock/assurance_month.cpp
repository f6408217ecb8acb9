#include "models/shock/assurance_month.hpp"

#include "models/household/flow_columns.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

#include <algorithm>

namespace terrace {
namespace {

bool has(const Households& h, std::uint32_t row, std::uint16_t flag) { return (h.flags[row] & flag) != 0; }

/// A month of the assurances of one county.
class AssuranceMonth {
public:
    AssuranceMonth(const AssuredCounty& county, const Parameters& parameters, const MonthFacts& facts, std::span<std::uint32_t> words)
        : county_(county),
          h_(county.households),
          p_(parameters.assurance),
          facts_(facts),
          words_(words),
          line_(static_cast<Fen>(100 * parameters.line.monitoring.at(facts.outside.month))) {}

    /// Houses and water supplies as the run finds them. Whoever left poverty has a safe house: that was checked house by house.
    void begin() {
        const std::uint32_t unsafe = threshold(p_.unsafe_house);
        fill_words(facts_.key.people, Purpose::unsafe_house, 0, county_.first_household, words_);
        lose(Assurance::housing, unsafe, [&](std::uint32_t row) { return has(h_, row, household_flag::exited) ? 0u : unsafe; });
        county_.assurances.unsafe_water.assign(county_.villages.rows(), 0);
        for (std::size_t v = 0; v < county_.villages.rows(); ++v)
            fail_water(v, draw_word(facts_.key.people, Purpose::unsafe_water, agent_of(v), 0), p_.unsafe_water);
    }

    void repair_houses() {
        for (UnmetAssurances& lacks : county_.assurances.list) {
            if (!lacks.has(Assurance::housing)) continue;
            if (lacks.repair > 0) {
                if (--lacks.repair == 0) lacks.meet(Assurance::housing);
            } else if (!below_line(lacks.row) && word_of(Purpose::own_repair, lacks.row) < threshold(p_.own_repair)) {
                lacks.repair = static_cast<unsigned>(p_.repair_months) & 0xfu;
            }
        }
    }

    /// Whoever pays for a large damage has had the repair begun with it.
    void damage_houses(FlowSheet& sheet) {
        const std::int32_t* bill = paid(sheet, Flow::damage_repair);
        std::vector<std::uint32_t> rows;
        county_.accidents.for_each([&](std::uint32_t row, std::uint16_t) {
            if (bill[row] > 0 && bill[row] >= p_.unsafe_damage && (rows.empty() || rows.back() != row)) rows.push_back(row);
        });
        county_.assurances.lose(rows, Assurance::housing, static_cast<unsigned>(p_.repair_months));
    }

    /// After the thaw.
    void age_houses() {
        fill_words(facts_.key, Purpose::house_decay, facts_.index(), county_.first_household, words_);
        const std::uint32_t decays = threshold(p_.house_decay);
        lose(Assurance::housing, decays, [&](std::uint32_t) { return decays; });
    }

    /// Basic medical insurance is taken out for a calendar year.
    void enrol() {
        meet_everywhere(Assurance::medical);
        fill_words(facts_.key, Purpose::insurance_year, facts_.index(), county_.first_household, words_);
        const std::uint32_t exited = threshold(p_.not_enrolled_exited), poor = threshold(p_.not_enrolled_poor),
                            others = threshold(p_.not_enrolled);
        lose(Assurance::medical, std::max({exited, poor, others}), [&](std::uint32_t row) {
            return has(h_, row, household_flag::exited) ? exited : below_line(row) ? poor : others;
        });
    }

    void begin_school_year() {
        meet_everywhere(Assurance::schooling);
        fill_words(facts_.key, Purpose::school_year, facts_.index(), county_.first_household, words_);
        const std::uint32_t leave = threshold(p_.out_of_school);
        lose(Assurance::schooling, leave, [&](std::uint32_t row) { return has_pupil(h_, row) ? leave : 0u; });
    }

    void keep_up_water() {
        std::vector<std::uint8_t>& unsafe = county_.assurances.unsafe_water;
        for (std::size_t v = 0; v < unsafe.size(); ++v) {
            if (unsafe[v] == 0) {
                fail_water(v, draw_word(facts_.key, Purpose::water_failure, agent_of(v), facts_.index()), p_.water_failure / 12);
            } else if (unsafe[v] == Assurances::waits) {
                if (draw_word(facts_.key, Purpose::water_repair, agent_of(v), facts_.index()) < threshold(p_.water_repair)) secure_water(v);
            } else if (--unsafe[v] == 0)
                secure_water(v);
        }
    }

private:
    [[nodiscard]] std::uint32_t word_of(Purpose purpose, std::uint32_t row) const {
        return draw_word(facts_.key, purpose, county_.first_household + row, facts_.index());
    }
    [[nodiscard]] std::uint32_t agent_of(std::size_t village) const {
        return county_.first_household + county_.villages.first_household[village];
    }
    [[nodiscard]] bool below_line(std::uint32_t row) const {
        return terrace::below_line(h_.income_year[row], std::max(1, h_.members[row] - h_.away[row]), line_);
    }

    /// Households whose word is below their limit lack it; no limit exceeds `most`.
    template <class Limit>
    void lose(Assurance assurance, std::uint32_t most, Limit limit) {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < h_.rows(); ++row)
            if (words_[row] < most && words_[row] < limit(row)) rows.push_back(row);
        county_.assurances.lose(rows, assurance);
    }

    void meet_everywhere(Assurance assurance) { county_.assurances.meet(0, static_cast<std::uint32_t>(h_.rows()), assurance); }

    /// The worse the village's infrastructure, the likelier its supply fails; then those households lack water whose places the supply
    /// reaches last.
    void fail_water(std::size_t v, std::uint32_t word, double rate) {
        if (word >= threshold(rate * (1 - county_.villages.infrastructure[v]))) return;
        county_.assurances.unsafe_water[v] = Assurances::waits;
        std::vector<std::uint32_t> rows;
        const std::uint32_t first = county_.villages.first_household[v], end = first + county_.villages.households[v],
                            last = threshold(p_.water_share);
        for (std::uint32_t row = first; row < end; ++row)
            if (draw_word(facts_.key.people, Purpose::water_place, county_.first_household + row, 0) < last) rows.push_back(row);
        county_.assurances.lose(rows, Assurance::water);
    }

    void secure_water(std::size_t v) {
        const std::uint32_t first = county_.villages.first_household[v];
        county_.assurances.secure_water(v, first, first + county_.villages.households[v]);
    }

    const AssuredCounty& county_;
    const Households& h_;
    const AssuranceParameters& p_;
    const MonthFacts& facts_;
    std::span<std::uint32_t> words_;
    Fen line_; ///< monitoring line [fen/person/year]
};

} // namespace

bool has_pupil(const Households& h, std::uint32_t row) {
    const int small = has(h, row, household_flag::young_child) ? 1 : 0;
    return h.members[row] - h.workers[row] - pensioners(h.flags[row]) - small > 0;
}

void change_assurances(const AssuredCounty& county, const Parameters& parameters, const MonthFacts& facts, bool first_month,
                       std::span<std::uint32_t> words, FlowSheet& sheet) {
    county.assurances.tidy();
    AssuranceMonth month(county, parameters, facts, words);
    if (first_month) month.begin();
    month.repair_houses();
    month.damage_houses(sheet);
    if (facts.calendar == april) month.age_houses();
    if (facts.calendar == january || first_month) month.enrol();
    if (facts.calendar == september || first_month) month.begin_school_year();
    month.keep_up_water();
}

} // namespace terrace
