#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/flows.hpp"
#include "models/village/columns.hpp"
#include "sim/core/month.hpp"

namespace terrace {

/// The forms in which a measure reaches a household; `activity` is turnover of units that came from it, never added to the others.
enum class ReceiptForm : std::uint8_t { grant, goods, rent, wage, subsidy, dividend, allowance, relief, activity, count_ };
inline constexpr std::size_t receipt_form_count = static_cast<std::size_t>(ReceiptForm::count_);

/// Money or goods that one measure brought to one household in one month [fen, before costs].
struct Receipt {
    std::uint32_t row;
    std::uint16_t month;  ///< index from the panel's first month
    std::uint8_t measure; ///< index among the scenario's measures
    ReceiptForm form;
    std::int32_t amount;
    bool from_budget = false; ///< paid to or for the household out of the measure's budget line
};

/// A household that took part in a measure, and the money that it expects with and without the offer [fen/year]: at its own expectations of
/// prices, premium for risk, own days, costs of changing, peers and taste left out (ODD section 7.9). A household may have chosen less money.
struct Participant {
    std::uint32_t row;
    std::uint16_t first_month;     ///< index from the panel's first month
    std::uint8_t measure;
    double money_with;             ///< with the offer
    double money_without;          ///< of the best own plan without it
    std::int32_t area = 0;         ///< land leased out under it [mu/100]
};

/// What a household looked like at the scenario's first month; used to match participants with others as a survey would.
struct FirstMonthFacts {
    float income_per_head;   ///< yuan, last twelve months
    float land;              ///< contracted, mu
    std::uint8_t members;
    std::uint8_t workers;
    std::uint8_t exited;
    std::uint8_t pastoral;
    std::uint8_t home = 0;   ///< workers on the own farm or without work
};

/// Monthly net income of every household of one county in one run, by source, from twelve months before the first recorded month.
/// income[source][month * households + row] in fen.
struct HouseholdPanel {
    std::uint32_t households = 0;
    Month first;               ///< the first month of the spin-up year
    int spin_up_months = 12;
    int months = 0;            ///< recorded so far, spin-up included
    std::array<std::vector<std::int32_t>, income_source_count> income;
    std::vector<double> consumer_price;               ///< [month] index, 2021 = 1
    /// Target-price subsidy on cotton, in the months in which it is paid; part of transfer income.
    struct CottonSubsidy {
        std::uint16_t month;                          ///< index from `first`
        std::vector<std::int32_t> amount;             ///< [row] fen
    };
    std::vector<CottonSubsidy> cotton_subsidy;
    std::vector<Receipt> receipts;
    std::vector<Participant> participants;
    std::vector<std::vector<std::uint8_t>> eligible;  ///< [measure][row], 1 where the target selects the household at the first month
    std::vector<FirstMonthFacts> facts;               ///< [row]
    std::vector<std::uint16_t> months_below;          ///< [row] recorded months in which its income per head of twelve months was below the national line
    Villages villages;                                ///< as they are in the end; which rows they hold and the tier that they had first do not change
};

}  // namespace terrace
