#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "models/household/assurance_state.hpp"
#include "sim/core/money.hpp"

namespace terrace {

/// Why a household is monitored against relapse into poverty (监测对象类别).
enum class MonitoringCategory : std::uint32_t {
    unstable_exited,     ///< poverty-exited, income below the monitoring line (脱贫不稳定户)
    marginal,            ///< ordinary, income below the monitoring line (边缘易致贫户)
    sudden_difficulty,   ///< hard spending or loss of income, whatever the income (突发严重困难户)
    count_
};
inline constexpr std::size_t monitoring_category_count = static_cast<std::size_t>(MonitoringCategory::count_);

/// What brought it there; decides which help is sought.
enum class MonitoringCause : std::uint32_t { low_income, illness, disaster, income_loss, none, accident, assurance };

/// Kinds of help: relief in money, minimum living allowance, a place ahead in the queues for work, public posts and works, courses,
/// support for production, schooling, medical cover, house and water.
enum class MonitoringHelp : std::uint8_t { relief, dibao, work, post, training, industry, assurance, count_ };
inline constexpr std::size_t monitoring_help_count = static_cast<std::size_t>(MonitoringHelp::count_);

/// A household that was detected; on the list from `listed_month`, under review by village, township and county before.
/// Eight bytes, since a county has thousands of them.
struct MonitoredHousehold {
    std::uint32_t row : 24;
    std::uint32_t measure : 8;               ///< that monitors it
    std::uint32_t listed_month : 16;         ///< index
    std::uint32_t review_months : 5;         ///< from detection to listing
    MonitoringCategory category : 2;
    MonitoringCause cause : 3;
    std::uint32_t arranged : 1;              ///< somebody is in charge of its help
    std::uint32_t helped_to_dibao : 1;       ///< on the list's account
    std::uint32_t seeks_work : 1;            ///< its workers are ahead in the queues of the job market

    [[nodiscard]] bool listed(std::int32_t month) const { return static_cast<std::int32_t>(listed_month) <= month; }
    [[nodiscard]] std::int32_t detected_month() const { return static_cast<std::int32_t>(listed_month - review_months); }
};
static_assert(sizeof(MonitoredHousehold) == 8);

/// A household that was cleared within the last twelve months and had spent something in the twelve before: that does not list it again.
struct ClearedHousehold {
    std::uint32_t row : 24;
    std::uint32_t month : 8;                 ///< of clearing, index modulo 256

    [[nodiscard]] int months_since(std::int32_t now) const { return static_cast<int>((static_cast<std::uint32_t>(now) - month) & 0xffu); }
};
static_assert(sizeof(ClearedHousehold) == 4);

/// How monitoring helped this month [households]; whom it found, listed, cleared and missed is among the county's events (`HouseholdEvents`).
struct MonitoringMonth {
    std::array<std::int64_t, monitoring_help_count> help{};   ///< households that help reached, each for every payment, referral or assurance
    std::array<Fen, monitoring_help_count> help_money{};      ///< that measures and the state paid for it; the list pays no dibao itself [fen]
    std::array<std::int64_t, assurance_count> assured{};      ///< households for which an assurance was seen to, for water the first of a village
    Fen assurance_money = 0;                                  ///< that the state paid for it [fen]

    void helped(MonitoringHelp kind, Fen money = 0) { ++help[static_cast<std::size_t>(kind)], help_money[static_cast<std::size_t>(kind)] += money; }
    void assured_of(Assurance assurance, Fen money) {
        ++assured[static_cast<std::size_t>(assurance)], assurance_money += money;
        helped(MonitoringHelp::assurance, money);
    }
};

/// Whether households leave the list within twelve months: listings by month, closed when the twelve months are over.
struct ClearingRecord {
    std::array<std::uint32_t, 12> listed{}, in_time{};   ///< by month of listing, modulo twelve
    std::int64_t due = 0;            ///< listed twelve months ago or longer
    std::int64_t due_in_time = 0;    ///< of these, cleared within twelve months

    /// Closes the month of listing that is twelve months back. After this month's reviews, before its listings.
    void open(std::int32_t month);
    void list(std::int32_t month) { ++listed[slot(month)]; }
    void clear(const MonitoredHousehold& household, std::int32_t month);

private:
    static std::size_t slot(std::int32_t month) { return static_cast<std::size_t>(((month % 12) + 12) % 12); }
};

/// Yearly incomes as one byte: what a level stands for is at most 2.5 % below the income.
namespace usual_income {
/// Income of each code [10 yuan]; 0, then 1,000 to 540,000 yuan.
[[nodiscard]] const std::array<std::int32_t, 256>& levels();
/// The code of an income [10 yuan].
[[nodiscard]] std::uint8_t code(std::int32_t income);
}  // namespace usual_income

/// Monitoring of one county. Nothing is kept unless a measure monitors.
struct Monitoring {
    std::vector<MonitoredHousehold> list;        ///< under review and listed, by row, each household at most once
    std::vector<ClearedHousehold> cleared;       ///< by row, each household at most once
    std::vector<std::uint8_t> usual_income;      ///< [row] code of UsualIncome, of the twelve months to the last June; empty while nobody monitors
    MonitoringMonth month;
    ClearingRecord clearing;

    [[nodiscard]] std::size_t bytes() const { return list.size() * sizeof(MonitoredHousehold) + cleared.size() * sizeof(ClearedHousehold) + usual_income.size(); }
    /// The household under review or listed, or null.
    [[nodiscard]] const MonitoredHousehold* find(std::uint32_t row) const;
    /// Households for which work is sought, by row.
    [[nodiscard]] std::vector<std::uint32_t> seeking_work() const;
    /// Remembers households that leave the list this month, by row, and forgets who left it a year ago.
    void remember_cleared(std::span<const std::uint32_t> rows, std::int32_t month);
    /// Enters newly detected households; `found` is sorted by row and holds none that is there already.
    void enter(std::span<const MonitoredHousehold> found);
};

}  // namespace terrace
