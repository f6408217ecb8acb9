#pragma once

#include <cstdint>
#include <vector>

namespace terrace {

/// One month's flows of one class of agents: for each kind of flow two columns, received and paid, one amount [fen, >= 0] per agent.
/// A column exists only in months in which a step asks for it. Steps write; only settling reads and changes cash.
class FlowSheet {
public:
    struct Active {
        std::uint8_t kind;
        bool received;
        const std::int32_t* amounts;
    };

    explicit FlowSheet(std::size_t kinds) : columns_(2 * kinds), used_(2 * kinds, false) {}

    /// Begins a month for `rows` agents: nothing has flowed yet.
    void open(std::size_t rows) {
        rows_ = rows;
        for (const Active& column : active_) used_[slot(column.kind, column.received)] = false;
        active_.clear();
    }

    /// The column of a kind, zero at its first use in the month.
    [[nodiscard]] std::int32_t* received(std::size_t kind) { return column(kind, true, true); }
    [[nodiscard]] std::int32_t* paid(std::size_t kind) { return column(kind, false, true); }

    /// The same for the one step that writes every row of the kind: it is not set to zero first.
    [[nodiscard]] std::int32_t* received_whole(std::size_t kind) { return column(kind, true, false); }
    [[nodiscard]] std::int32_t* paid_whole(std::size_t kind) { return column(kind, false, false); }

    [[nodiscard]] const std::vector<Active>& active() const { return active_; }
    [[nodiscard]] std::size_t rows() const { return rows_; }

private:
    static std::size_t slot(std::size_t kind, bool received) { return 2 * kind + (received ? 1 : 0); }

    std::int32_t* column(std::size_t kind, bool received, bool zeroed) {
        const std::size_t at = slot(kind, received);
        std::vector<std::int32_t>& amounts = columns_[at];
        if (!used_[at]) {
            used_[at] = true;
            if (zeroed) amounts.assign(rows_, 0);
            else amounts.resize(rows_);
            active_.push_back({static_cast<std::uint8_t>(kind), received, amounts.data()});
        }
        return amounts.data();
    }

    std::size_t rows_ = 0;
    std::vector<std::vector<std::int32_t>> columns_;
    std::vector<bool> used_;
    std::vector<Active> active_;
};

}  // namespace terrace
