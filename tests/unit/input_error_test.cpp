#include "sim/config/input_error.hpp"
#include "sim/config/input_warning.hpp"
#include "sim/config/nearest_name.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace terrace {
namespace {

TEST(InputError, names_place_key_finding_permission_and_nearest_name_in_both_languages) {
    const InputError error({"yuli.toml", 12, 3}, "policies.land_transfer.rent", {"-3", "-3"},
                           {"a number from 0 to 5000", "从 0 到 5000 的数字"}, "rent_yuan_per_mu");
    EXPECT_EQ(error.message().en,
              "yuli.toml:12:3: key 'policies.land_transfer.rent': found -3, allowed: a number from 0 to 5000; "
              "did you mean 'rent_yuan_per_mu'?");
    EXPECT_EQ(error.message().zh,
              "yuli.toml:12:3：键“policies.land_transfer.rent”：有误：-3；应为：从 0 到 5000 的数字；"
              "您是否想写“rent_yuan_per_mu”？");
    EXPECT_STREQ(error.what(), error.message().en.c_str());
}

TEST(InputError, leaves_out_what_is_not_known) {
    const InputError error({"yuli.toml"}, "", {"no such file", "文件不存在"}, {});
    EXPECT_EQ(error.message().en, "yuli.toml: found no such file");
    EXPECT_EQ(error.message().zh, "yuli.toml：有误：文件不存在");
}

TEST(InputError, can_be_copied_and_caught_as_a_standard_exception) {
    try {
        const InputError original({"a.toml", 1, 2}, "key", {"x", "x"}, {});
        throw InputError(original);
    } catch (const std::exception& error) {
        EXPECT_STREQ(error.what(), "a.toml:1:2: key 'key': found x");
    }
}

TEST(InputWarning, says_which_setting_changes_nothing) {
    const InputWarning warning = changes_nothing({"yuli.toml", 4, 1}, "months", "60");
    EXPECT_EQ(warning.message().en,
              "yuli.toml:4:1: key 'months': this setting changes nothing, the value is 60 without it too");
    EXPECT_EQ(warning.message().zh, "yuli.toml:4:1：键“months”：此项设置不起作用，不写时的值也是 60");
}

TEST(EditDistance, counts_insertions_deletions_replacements_and_swaps) {
    EXPECT_EQ(edit_distance("", ""), 0);
    EXPECT_EQ(edit_distance("", "rent"), 4);
    EXPECT_EQ(edit_distance("rent", "rents"), 1);
    EXPECT_EQ(edit_distance("rent", "ret"), 1);
    EXPECT_EQ(edit_distance("rent", "rant"), 1);
    EXPECT_EQ(edit_distance("rent", "rnet"), 1);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
}

TEST(NearestName, finds_a_misspelt_name_and_stays_silent_when_none_is_near) {
    const std::vector<std::string> names = {"county", "households", "area_mu", "wage_yuan_per_month"};
    EXPECT_EQ(nearest_name("housholds", names), "households");
    EXPECT_EQ(nearest_name("aera_mu", names), "area_mu");
    EXPECT_EQ(nearest_name("wage_yuan_month", names), "wage_yuan_per_month");
    EXPECT_EQ(nearest_name("subsidy_rate", names), "");
    EXPECT_EQ(nearest_name("x", names), "");
    EXPECT_EQ(nearest_name(std::string(100000, 'x'), names), "");
}

} // namespace
} // namespace terrace
