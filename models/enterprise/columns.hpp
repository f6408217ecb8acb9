#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/core/money.hpp"
#include "sim/core/table.hpp"

namespace terrace {

enum class EnterpriseKind : std::uint8_t { town, services, factory, processor, lessee, public_posts, tourism_operator, pillar_firm, startups, livestock_firm };

/// The employers of one county; the last four kinds come with measures. `public_posts` are the county government's own posts, kept here so that one
/// matching serves all; `startups` stands for all small firms of founders who came back, from the first of them on.
struct Enterprises : Table<Enterprises> {
    Column<EnterpriseKind> kind{*this, "kind", "code", "What it is, see EnterpriseKind"};
    Column<double> wage{*this, "wage", "yuan/month", "Wage offered for unskilled work, in 2021 wages"};
    Column<double> skilled_share{*this, "skilled_share", "0 to 1", "Share of jobs that ask for a trade skill"};
    Column<double> jobs_at_start{*this, "jobs_at_start", "jobs", "Jobs for rural workers at the first month"};
    Column<std::int32_t> jobs{*this, "jobs", "jobs", "Jobs wanted this month for rural workers"};
    Column<std::int32_t> employed{*this, "employed", "workers", "Rural workers employed"};
    Column<std::int32_t> employed_skilled{*this, "employed_skilled", "workers", "Of them in skilled work"};
    Column<std::int32_t> reserved_jobs{*this, "reserved_jobs", "jobs", "Vacancies go to poverty-exited workers until so many of them work here"};
    Column<std::int64_t> land{*this, "land", "mu/100", "Land held under block leases"};
    Column<std::int64_t> cotton_kg{*this, "cotton_kg", "kg", "Seed cotton of the last own harvest"};
    Column<Fen> cash{*this, "cash", "fen", "Money at hand"};
    Column<Fen> profit{*this, "profit", "fen", "Receipts less payments since January"};
    Column<Fen> turnover{*this, "turnover", "fen", "Receipts since January"};
    Column<Fen> debt{*this, "debt", "fen", "Owed to the bank, by those who can fail"};
    Column<std::int32_t> closed{*this, "closed", "month", "Month index of its failure; 0 while it works"};
    Column<std::int32_t> opened{*this, "opened", "month", "Month index in which somebody took the place after a failure; 0 before"};
    Column<double> jobs_lost{*this, "jobs_lost", "jobs", "Jobs that its failure ended"};

    [[nodiscard]] bool works(std::size_t row) const { return closed[row] == 0; }
};

/// Row of the first employer of a kind; the number of rows when there is none.
[[nodiscard]] inline std::size_t employer_of(const Enterprises& enterprises, EnterpriseKind kind) {
    std::size_t row = 0;
    while (row < enterprises.rows() && enterprises.kind[row] != kind) ++row;
    return row;
}

}  // namespace terrace
