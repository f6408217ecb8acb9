#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/county.hpp"

namespace terrace {

/// A small firm that one of the household founded.
struct FirmState {
    std::uint8_t measure = 0;
    int worker = 0;              ///< the founder's position in the household, from 0
    std::int32_t founded = 0;    ///< month, index
    std::int32_t capital = 0;    ///< [fen]
    std::uint8_t jobs = 0;       ///< for hired workers
    bool operator==(const FirmState&) const = default;
};

/// The household's loan under a measure.
struct LoanState {
    std::uint8_t measure = 0;
    std::int32_t drawn = 0;      ///< month, index
    std::int32_t principal = 0;  ///< still owed [fen]
    int months_left = 0, arrears = 0;
    bool operator==(const LoanState&) const = default;
};

/// Where the household lives on visitors.
struct PlaceState {
    std::uint8_t measure = 0;
    TourismKind kind{};
    std::int32_t net_year = 0;   ///< sales less costs since January [fen]
    bool operator==(const PlaceState&) const = default;
};

/// A contract to deliver to an enterprise.
struct ContractState {
    std::uint8_t measure = 0;
    bool lambs = false;          ///< else chili
    bool runs = true;            ///< false when its term is over or the enterprise failed
    bool failed = false;         ///< the enterprise
    std::int32_t unpaid = 0;     ///< delivered and not paid [fen]
    bool operator==(const ContractState&) const = default;
};

/// What the household has undertaken beside farming, with others' money or on contract.
struct VentureState {
    std::optional<FirmState> firm;
    std::optional<LoanState> loan;
    std::optional<PlaceState> place;
    std::vector<ContractState> contracts;   ///< chili first; enterprises in the order in which they came
    bool operator==(const VentureState&) const = default;
};

/// As it stands now; `first_worker` is the row of the household's first worker, `month` the index of the present one.
[[nodiscard]] VentureState venture_state(const County&, std::uint32_t row, std::uint32_t first_worker, std::int32_t month);

}  // namespace terrace
