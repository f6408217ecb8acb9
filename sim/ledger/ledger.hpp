#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace terrace {

/// An accounting identity does not hold. Says the month, the agent and the entry; the run stops.
struct BrokenIdentity : std::runtime_error {
    BrokenIdentity(const std::string& month, const std::string& agent, const std::string& entry)
        : std::runtime_error("month " + month + ", " + agent + ": " + entry) {}
};

/// Payer and payee of one kind of flow, as sector numbers.
struct FlowEnds {
    std::string key;
    std::uint8_t payer;
    std::uint8_t payee;
};

/// Double-entry ledger of one place. Payers and payees enter their own side of every kind, each from its own books;
/// closing a month fails unless both sides agree to the fen.
class Ledger {
public:
    Ledger() = default;
    Ledger(std::vector<FlowEnds> kinds, std::size_t sectors)
        : kinds_(std::move(kinds)), paid_(kinds_.size()), received_(kinds_.size()), change_(sectors), balance_(sectors) {}

    void paid(std::size_t kind, std::int64_t fen) { paid_[kind] += fen; }
    void received(std::size_t kind, std::int64_t fen) { received_[kind] += fen; }

    /// What one side of a kind has entered so far this month [fen].
    [[nodiscard]] std::int64_t paid_so_far(std::size_t kind) const { return paid_[kind]; }
    [[nodiscard]] std::int64_t received_so_far(std::size_t kind) const { return received_[kind]; }

    /// Both ends at once, for sectors that are one aggregate and keep no books of their own.
    void both(std::size_t kind, std::int64_t fen) {
        paid(kind, fen);
        received(kind, fen);
    }

    /// Compares the two sides of every kind and adds the month to the sectors' balances. Throws BrokenIdentity.
    void close(const std::string& month, const std::string& place) {
        std::vector<std::int64_t>& change = change_;
        for (auto& value : change) value = 0;
        for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
            if (paid_[kind] != received_[kind])
                throw BrokenIdentity(month, place, "flow '" + kinds_[kind].key + "': paid " + std::to_string(paid_[kind]) +
                                                       " fen, received " + std::to_string(received_[kind]) + " fen");
            change[kinds_[kind].payer] -= paid_[kind];
            change[kinds_[kind].payee] += received_[kind];
        }
        std::int64_t sum = 0;
        for (std::size_t sector = 0; sector < change.size(); ++sector) {
            balance_[sector] += change[sector];
            sum += change[sector];
        }
        if (sum != 0) throw BrokenIdentity(month, place, "flow matrix sums to " + std::to_string(sum) + " fen");
    }

    void open() {
        for (auto& amount : paid_) amount = 0;
        for (auto& amount : received_) amount = 0;
    }

    /// This month's amounts by kind [fen].
    [[nodiscard]] std::span<const std::int64_t> amounts() const { return paid_; }
    /// Sum of all flows of each sector so far [fen].
    [[nodiscard]] std::span<const std::int64_t> balance() const { return balance_; }
    /// This month's change of each sector's cash [fen].
    [[nodiscard]] std::span<const std::int64_t> change() const { return change_; }

private:
    std::vector<FlowEnds> kinds_;
    std::vector<std::int64_t> paid_, received_, change_, balance_;
};

}  // namespace terrace
