#include "analysis/comparison/survey.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace terrace {
namespace {

constexpr std::size_t income_classes = 5, land_classes = 3, worker_classes = 3;
constexpr std::size_t fine_per_coarse = land_classes * worker_classes;
constexpr std::size_t coarse_cells = 2 * 2 * income_classes;
constexpr std::size_t fine_cells = coarse_cells * fine_per_coarse;
constexpr std::int64_t fewest_controls = 5;

/// Upper borders of the lower classes when values are divided into `Classes` equal groups.
template <std::size_t Classes>
std::array<float, Classes - 1> borders(std::vector<float> values) {
    std::array<float, Classes - 1> found{};
    for (std::size_t i = 1; i < Classes && !values.empty(); ++i) {
        const auto position = values.begin() + static_cast<std::ptrdiff_t>(i * values.size() / Classes);
        std::nth_element(values.begin(), position, values.end());
        found[i - 1] = *position;
    }
    return found;
}

template <std::size_t Borders>
std::size_t class_of(float value, const std::array<float, Borders>& borders) {
    std::size_t position = 0;
    while (position < Borders && value >= borders[position])
        ++position;
    return position;
}

/// The fine cell of every household; a panel without facts has one cell.
std::vector<std::uint8_t> cells_of(const HouseholdPanel& panel) {
    std::vector<std::uint8_t> cells(panel.households, 0);
    if (panel.facts.size() != panel.households) return cells;
    std::vector<float> incomes, land;
    for (const FirstMonthFacts& facts : panel.facts) {
        incomes.push_back(facts.income_per_head);
        land.push_back(facts.land);
    }
    const auto income_borders = borders<income_classes>(std::move(incomes));
    const auto land_borders = borders<land_classes>(std::move(land));
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const FirstMonthFacts& facts = panel.facts[row];
        const std::size_t kind = (facts.exited != 0 ? 2u : 0u) + (facts.pastoral != 0 ? 1u : 0u);
        const std::size_t coarse = kind * income_classes + class_of(facts.income_per_head, income_borders);
        const std::size_t workers = facts.workers <= 1 ? 0 : (facts.workers == 2 ? 1 : 2);
        cells[row] = static_cast<std::uint8_t>(coarse * fine_per_coarse + class_of(facts.land, land_borders) * worker_classes + workers);
    }
    return cells;
}

/// Income of the year from a start less that of the year before it, for every household, moved along the starts [fen].
class YearChange {
public:
    YearChange(const HouseholdPanel& panel, int start) : panel_(panel), start_(start), change_(panel.households, 0) {
        for (int month = 0; month < 12; ++month) {
            add(start + month, 1);
            add(start - 12 + month, -1);
        }
    }
    void move_to(int start) {
        for (; start_ < start; ++start_) {
            add(start_ + 12, 1);
            add(start_, -2);
            add(start_ - 12, 1);
        }
    }
    [[nodiscard]] std::int64_t operator[](std::size_t row) const { return change_[row]; }

private:
    void add(int month, std::int64_t factor) {
        for (const auto& source : panel_.income) {
            const std::int32_t* income = source.data() + static_cast<std::size_t>(month) * panel_.households;
            for (std::size_t row = 0; row < change_.size(); ++row)
                change_[row] += factor * income[row];
        }
    }

    const HouseholdPanel& panel_;
    int start_;
    std::vector<std::int64_t> change_;
};

struct Cell {
    std::int64_t households = 0, change = 0;
    void add(const Cell& other) {
        households += other.households;
        change += other.change;
    }
};

/// Mean change of the non-participants with whom a participant of each cell is compared.
class Controls {
public:
    Controls(const YearChange& change, const std::vector<std::uint8_t>& cells, const ParticipationStarts& starts) {
        for (std::size_t row = 0; row < cells.size(); ++row)
            if (starts.by_row[row] == ParticipationStarts::never) fine_[cells[row]].add({1, change[row]});
        for (std::size_t i = 0; i < fine_cells; ++i)
            coarse_[i / fine_per_coarse].add(fine_[i]);
        for (std::size_t i = 0; i < coarse_cells; ++i)
            income_[i % income_classes].add(coarse_[i]);
        for (const Cell& cell : income_)
            county_.add(cell);
    }
    [[nodiscard]] bool any() const { return county_.households > 0; }
    [[nodiscard]] double mean_change(std::size_t cell) const {
        const std::size_t coarse = cell / fine_per_coarse;
        const Cell* chosen = &county_;
        if (income_[coarse % income_classes].households >= fewest_controls) chosen = &income_[coarse % income_classes];
        if (coarse_[coarse].households >= fewest_controls) chosen = &coarse_[coarse];
        if (fine_[cell].households >= fewest_controls) chosen = &fine_[cell];
        return static_cast<double>(chosen->change) / static_cast<double>(chosen->households);
    }

private:
    std::array<Cell, fine_cells> fine_{};
    std::array<Cell, coarse_cells> coarse_{};
    std::array<Cell, income_classes> income_{};
    Cell county_;
};

} // namespace

Fen survey_effect(const HouseholdPanel& panel, const ParticipationStarts& starts) {
    if (starts.full.empty()) return 0;
    const auto cells = cells_of(panel);
    std::vector<std::uint32_t> by_start = starts.full;
    std::stable_sort(by_start.begin(), by_start.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return starts.by_row[a] < starts.by_row[b]; });
    YearChange change(panel, starts.by_row[by_start.front()]);
    double sum = 0;
    for (std::size_t i = 0; i < by_start.size();) {
        const auto start = starts.by_row[by_start[i]];
        change.move_to(start);
        const Controls controls(change, cells, starts);
        if (!controls.any()) return 0;
        for (; i < by_start.size() && starts.by_row[by_start[i]] == start; ++i)
            sum += static_cast<double>(change[by_start[i]]) - controls.mean_change(cells[by_start[i]]);
    }
    return std::llround(sum);
}

} // namespace terrace
