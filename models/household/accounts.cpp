#include "models/household/accounts.hpp"

#include <algorithm>
#include <vector>

namespace terrace {
namespace {

constexpr std::uint32_t block_rows = 512;

/// How one active column enters the accounts of its household.
struct Entry {
    const std::int32_t* amounts;
    std::size_t kind;
    std::size_t line;      ///< of the income account, or income_line::count for none
    std::int32_t sign;
    bool cash;
};

std::vector<Entry> entries_of(const FlowSheet& sheet) {
    std::vector<Entry> entries;
    entries.reserve(sheet.active().size());
    for (const FlowSheet::Active& column : sheet.active())
        entries.push_back({column.amounts, column.kind, income_line_of(static_cast<Flow>(column.kind), column.received), column.received ? 1 : -1, flow_table()[column.kind].cash});
    return entries;
}

/// The lines that something enters this month, ascending.
std::vector<std::size_t> lines_of(const std::vector<Entry>& entries) {
    std::vector<std::size_t> lines;
    for (const Entry& entry : entries)
        if (entry.line != income_line::count) lines.push_back(entry.line);
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

using Row = std::array<std::int32_t, block_rows>;

/// Sums of one block of rows, small enough to stay in the caches next to the core.
struct Block {
    std::array<Row, income_line::count + 1> income;  // the last one is not income
    Row net;                                         // of all lines
    Row cash;
    Row pastoral, exited;                            // masks: all bits of the rows that are
};

[[gnu::target_clones("default", "arch=x86-64-v3")]] std::int64_t add_entry(Block& block, const Entry& entry, std::uint32_t first, std::uint32_t count) {
    const std::int32_t* __restrict amounts = entry.amounts + first;
    std::int32_t* __restrict income = block.income[entry.line].data();
    std::int32_t* __restrict cash = block.cash.data();
    const std::int32_t sign = entry.sign;
    const std::int32_t cash_sign = entry.cash ? sign : 0;
    std::int64_t total = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::int32_t amount = amounts[i];
        income[i] += sign * amount;
        cash[i] += cash_sign * amount;
        total += amount;
    }
    return total;
}

/// The same for money that is no income.
[[gnu::target_clones("default", "arch=x86-64-v3")]] std::int64_t add_cash(Block& block, const Entry& entry, std::uint32_t first, std::uint32_t count) {
    const std::int32_t* __restrict amounts = entry.amounts + first;
    std::int32_t* __restrict cash = block.cash.data();
    const std::int32_t sign = entry.sign;
    std::int64_t total = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        cash[i] += sign * amounts[i];
        total += amounts[i];
    }
    return total;
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] std::int64_t sum_of(const std::int32_t* amounts, std::uint32_t count) {
    std::int64_t sum = 0;
    for (std::uint32_t i = 0; i < count; ++i) sum += amounts[i];
    return sum;
}

struct MarkedSum {
    std::int64_t pastoral = 0, exited = 0;
};

/// Of pastoral and of exited households, by masks.
[[gnu::target_clones("default", "arch=x86-64-v3")]] MarkedSum sum_of_marked(const Row& amounts, const Block& block, std::uint32_t count) {
    MarkedSum sum;
    for (std::uint32_t i = 0; i < count; ++i) {
        sum.pastoral += amounts[i] & block.pastoral[i];
        sum.exited += amounts[i] & block.exited[i];
    }
    return sum;
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void read_masks(const std::uint16_t* __restrict flags, std::uint32_t count, Block& block) {
    std::int32_t* __restrict pastoral = block.pastoral.data();
    std::int32_t* __restrict exited = block.exited.data();
    for (std::uint32_t i = 0; i < count; ++i) {
        pastoral[i] = (flags[i] & household_flag::pastoral) != 0 ? -1 : 0;
        exited[i] = (flags[i] & household_flag::exited) != 0 ? -1 : 0;
    }
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void add_row(const std::int32_t* __restrict more, std::uint32_t count, std::int32_t* __restrict to) {
    for (std::uint32_t i = 0; i < count; ++i) to[i] += more[i];
}

struct Window {
    std::int16_t* month;
    std::int16_t* rest;
    std::int32_t* year;
};

/// The month's income enters the window in steps of 10 yuan; what rounding leaves over is carried to the next month.
[[gnu::target_clones("default", "arch=x86-64-v3")]] void enter_window(Window window, const Block& block, std::uint32_t first, std::uint32_t count) {
    std::int16_t* __restrict month = window.month + first;
    std::int16_t* __restrict rest = window.rest + first;
    std::int32_t* __restrict year = window.year + first;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::int32_t net = block.net[i] + rest[i];
        const std::int32_t steps = std::clamp(net / 1000, -32767, 32767);
        const std::int32_t left = std::clamp(net - steps * 1000, -32767, 32767);
        year[i] += steps - month[i];
        month[i] = static_cast<std::int16_t>(steps);
        rest[i] = static_cast<std::int16_t>(left);
    }
}

/// Before the flows are added, cash must stand where the month opened: whoever changed it besides is found out and named.
void audit(const std::int32_t* opening, const std::int32_t* cash, std::uint32_t first, std::uint32_t count, const std::string& month, std::uint32_t first_household) {
    std::int32_t wrong = 0;
    for (std::uint32_t i = 0; i < count; ++i) wrong |= cash[i] ^ opening[i];
    if (wrong == 0) return;
    for (std::uint32_t i = 0; i < count; ++i)
        if (cash[i] != opening[i])
            throw BrokenIdentity(month, "household " + std::to_string(first_household + first + i), "cash changed by " + std::to_string(cash[i] - opening[i]) + " fen outside its flows");
}

/// Sums the income of blocks by village, in which rows follow each other, and of pastoral and exited households.
class BlockIncome {
public:
    BlockIncome(const Villages& villages, std::span<const std::size_t> lines) : villages_(villages), lines_(lines), sums_(villages.rows()) {}

    void add(const Block& block, std::uint32_t first, std::uint32_t count) {
        for (std::uint32_t from = first; from < first + count;) {
            while (from >= end_of(village_)) ++village_;
            const std::uint32_t some = std::min(first + count, end_of(village_)) - from;
            for (const std::size_t line : lines_) sums_.rows[village_][line] += sum_of(block.income[line].data() + (from - first), some);
            from += some;
        }
        for (const std::size_t line : lines_) {
            const MarkedSum marked = sum_of_marked(block.income[line], block, count);
            sums_.pastoral()[line] += marked.pastoral;
            sums_.exited()[line] += marked.exited;
        }
    }
    [[nodiscard]] IncomeLineSums take() { return std::move(sums_); }

private:
    [[nodiscard]] std::uint32_t end_of(std::size_t village) const { return villages_.first_household[village] + villages_.households[village]; }

    const Villages& villages_;
    std::span<const std::size_t> lines_;
    IncomeLineSums sums_;
    std::size_t village_ = 0;
};

/// A block's income by source goes to the panel.
void keep(const Block& block, std::span<const std::size_t> lines, std::uint32_t count, HouseholdPanel& panel) {
    std::array<Row, income_source_count> sources;
    for (Row& source : sources) std::fill_n(source.begin(), count, 0);
    for (const std::size_t line : lines) add_row(block.income[line].data(), count, sources[static_cast<std::size_t>(source_of_line(line))].data());
    for (std::size_t source = 0; source < income_source_count; ++source) panel.income[source].insert(panel.income[source].end(), sources[source].begin(), sources[source].begin() + count);
}

}  // namespace

IncomeLineSums close_household_month(Households& h, const Villages& villages, const FlowSheet& sheet, std::span<const Fen32> opening, int calendar, const std::string& month,
                                     std::uint32_t first_household, Ledger& ledger, HouseholdPanel* panel) {
    const std::vector<Entry> entries = entries_of(sheet);
    const std::vector<std::size_t> lines = lines_of(entries);
    std::vector<std::int64_t> totals(entries.size(), 0);
    const auto rows = static_cast<std::uint32_t>(h.rows());
    const Window window{h.income_of(calendar).data(), h.income_rest.data(), h.income_year.data()};
    Block block;
    BlockIncome income(villages, lines);
    for (std::uint32_t first = 0; first < rows; first += block_rows) {
        const std::uint32_t count = std::min(block_rows, rows - first);
        for (const std::size_t line : lines) std::fill_n(block.income[line].begin(), count, 0);
        for (Row* row : {&block.income[income_line::count], &block.net, &block.cash}) std::fill_n(row->begin(), count, 0);
        for (std::size_t e = 0; e < entries.size(); ++e) {
            const bool cash_only = entries[e].line == income_line::count && entries[e].cash;
            totals[e] += cash_only ? add_cash(block, entries[e], first, count) : add_entry(block, entries[e], first, count);
        }
        std::int32_t* __restrict cash = h.cash.data() + first;
        audit(opening.data() + first, cash, first, count, month, first_household);
        for (std::uint32_t i = 0; i < count; ++i) cash[i] += block.cash[i];
        for (const std::size_t line : lines) add_row(block.income[line].data(), count, block.net.data());
        enter_window(window, block, first, count);
        read_masks(h.flags.data() + first, count, block);
        income.add(block, first, count);
        if (panel) keep(block, lines, count, *panel);
    }
    for (std::size_t e = 0; e < entries.size(); ++e) {
        if (entries[e].sign > 0) ledger.received(entries[e].kind, totals[e]);
        else ledger.paid(entries[e].kind, totals[e]);
    }
    if (panel) ++panel->months;
    return income.take();
}

}  // namespace terrace
