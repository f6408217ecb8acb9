#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "models/enterprise/columns.hpp"

namespace terrace {

/// What a worker weighs against staying: a job for which an employer meets it, or work outside the county that it hears of.
enum class WorkKind : std::uint8_t { job, outside };

/// What came of it.
enum class WorkOutcome : std::uint8_t {
    accepted,
    staying_is_worth_more,
    too_old,   ///< for work outside
    bound,     ///< by an own business or a course
    count_
};

/// Work that was open to one worker, with the alternative, as the job market itself compared them. Money of jobs is at 2021 wages, of work outside at
/// this month's [fen/month].
struct WorkOffer {
    WorkKind kind{};
    WorkOutcome outcome{};
    int worker = 0;                           ///< position in its household, from 0
    std::optional<EnterpriseKind> employer{}; ///< who offers the job
    bool has_job = false;                     ///< what it would leave is a job, else home
    double wage = 0;
    double cost = 0;                          ///< commute, or the cost of living outside
    double bias = 0;                          ///< worth of being at home as such; nothing for jobs, from which one comes home
    double staying = 0;                       ///< worth of its days at home, or the wage of its job

    /// What going is worth: to be compared with `staying`.
    [[nodiscard]] double going() const { return wage - cost - bias; }
    /// Whether the worker came to compare.
    [[nodiscard]] bool weighed() const { return outcome == WorkOutcome::accepted || outcome == WorkOutcome::staying_is_worth_more; }
    [[nodiscard]] bool accepted() const { return outcome == WorkOutcome::accepted; }
    bool operator==(const WorkOffer&) const = default;
};

/// The work that was open to one household's workers, for those who want to understand it. Filled by the job market; nothing reads it back.
struct WorkNotes {
    std::uint32_t row = UINT32_MAX;   ///< the household
    std::vector<WorkOffer> list;      ///< of one step of the month
};

/// Keys of codes, as files use them ("outside", "staying_is_worth_more").
[[nodiscard]] std::string_view work_key(WorkKind kind);
[[nodiscard]] std::string_view outcome_key(WorkOutcome outcome);

}  // namespace terrace
