#include <gtest/gtest.h>

#include <filesystem>

#include "models/scenario.hpp"
#include "sim/config/document.hpp"
#include "sim/config/input_error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace terrace {
namespace {

const std::filesystem::path shipped = std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios";

Scenario read(const Stacked& stacked) {
    static const Records records = Records::read_folder(shipped / "parameters");
    return read_scenario(stacked, "own", records, {shipped / "parameters", shipped / "regions"});
}

std::filesystem::path region_of(const Scenario& scenario) { return std::filesystem::canonical(scenario.region.files.back().path); }

/// Copies a shipped region, with the one that it is based on.
void copy_region(const std::string& name, const std::filesystem::path& to) {
    std::filesystem::create_directories(to.parent_path());
    std::filesystem::copy_file(shipped / "regions" / "bayingolin.toml", to.parent_path() / "bayingolin.toml", std::filesystem::copy_options::overwrite_existing);
    std::filesystem::copy_file(shipped / "regions" / name, to, std::filesystem::copy_options::overwrite_existing);
}

class RegionPath : public testing::Test {
protected:
    RegionPath() {
        copy_region("bayingolin.toml", folder.path() / "county" / "region.toml");
        folder.write("county/base.toml", "title = \"Base\"\nregion = \"region.toml\"\n");
        own = folder.write("mine/own.toml", "title = \"Own\"\nbase = \"../county/base.toml\"\n");
    }

    TemporaryFolder folder;
    std::filesystem::path own;
};

TEST_F(RegionPath, of_a_base_in_another_folder_is_relative_to_the_base) {
    EXPECT_EQ(region_of(read(stack_scenario(own))), std::filesystem::canonical(folder.path() / "county" / "region.toml"));
}

TEST_F(RegionPath, of_a_base_is_not_taken_from_beside_the_scenario_that_inherits_it) {
    copy_region("bayingolin-2014.toml", folder.path() / "mine" / "region.toml");
    EXPECT_EQ(region_of(read(stack_scenario(own))), std::filesystem::canonical(folder.path() / "county" / "region.toml"));
}

TEST_F(RegionPath, of_the_scenario_itself_and_of_an_option_are_relative_to_the_scenario) {
    const auto beside = folder.path() / "mine" / "region.toml";
    copy_region("bayingolin.toml", beside);
    folder.write("mine/other.toml", "title = \"Other\"\nregion = \"region.toml\"\n");
    EXPECT_EQ(region_of(read(stack_scenario(folder.path() / "mine" / "other.toml"))), std::filesystem::canonical(beside));
    Stacked with_option = stack_scenario(own);
    set_key(with_option.root, "region=region.toml");
    EXPECT_EQ(region_of(read(with_option)), std::filesystem::canonical(beside));
}

TEST_F(RegionPath, that_exists_nowhere_is_a_fault_of_the_file_that_names_it) {
    std::filesystem::remove(folder.path() / "county" / "region.toml");
    try {
        (void)read(stack_scenario(own));
        ADD_FAILURE() << "no fault";
    } catch (const InputError& fault) {
        EXPECT_EQ(fault.place().file, (folder.path() / "mine" / "../county/base.toml").lexically_normal().string());
        EXPECT_EQ(fault.place().line, 2);
    }
}

// Two regions by the same relative name in two folders are two regions.
TEST_F(RegionPath, by_the_same_name_in_another_folder_is_another_region) {
    const auto beside = folder.path() / "mine" / "region.toml";
    copy_region("bayingolin-2014.toml", beside);
    const auto other = folder.write("mine/other.toml", "title = \"Other\"\nregion = \"region.toml\"\n");
    const Scenario one = read(stack_scenario(own));
    const Scenario two = read_scenario(stack_scenario(other), "other", Records::read_folder(shipped / "parameters"), {shipped / "parameters", shipped / "regions"}, &one);
    EXPECT_EQ(region_of(two), std::filesystem::canonical(beside));
}

}  // namespace
}  // namespace terrace
