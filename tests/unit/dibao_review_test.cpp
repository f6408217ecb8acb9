#include "models/household/transfers.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "models/household/columns.hpp"

namespace terrace {
namespace {

/// Whether households of three, all at home, with so much income in the last year [yuan] receive dibao after the review of January 2021. The line
/// is 4,800 yuan a head; two persons of a household receive 300 a month each, 7,200 in the year before.
std::vector<bool> reviewed(const std::vector<int>& incomes, bool receive, double exclusion, double inclusion) {
    Households h;
    h.resize(incomes.size());
    for (std::size_t row = 0; row < incomes.size(); ++row) {
        h.members[row] = 3;
        h.income_year[row] = incomes[row] / 10;
        h.flags[row] = receive ? household_flag::dibao : std::uint16_t{0};
    }
    TransferParameters transfer;
    transfer.dibao_line = 4800_yuan;
    transfer.dibao = 300_yuan;
    transfer.dibao_persons = 2;
    transfer.dibao_exclusion = exclusion;
    transfer.dibao_inclusion = inclusion;
    OutsideMonth outside;
    outside.month = Month::of(2021, 1);
    const MonthFacts facts{outside, RandomKey{1, 0}, outside.month, true, january};
    std::vector<std::uint32_t> words(incomes.size());
    review_dibao(h, transfer, 1, facts, 0, words);
    std::vector<bool> receives;
    for (std::size_t row = 0; row < incomes.size(); ++row) receives.push_back((h.flags[row] & household_flag::dibao) != 0);
    return receives;
}

TEST(DibaoReview, an_allowance_is_not_income_that_ends_it) {
    EXPECT_EQ(reviewed({14'300, 14'500, 21'500, 21'700}, true, 0, 0), (std::vector<bool>{true, true, true, false}));
}

TEST(DibaoReview, nothing_is_taken_off_the_income_of_who_receives_none) {
    EXPECT_EQ(reviewed({14'300, 14'500, 21'500}, false, 0, 0), (std::vector<bool>{true, false, false}));
}

TEST(DibaoReview, errors_leave_out_the_poor_and_keep_others) {
    EXPECT_EQ(reviewed({10'000}, false, 1, 0), std::vector<bool>{false});
    EXPECT_EQ(reviewed({10'000, 40'000}, true, 1, 1), (std::vector<bool>{true, true}));   // who receives it and is poor is never left out
}

}  // namespace
}  // namespace terrace
