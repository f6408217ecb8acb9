#include "models/market/block_lease.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

/// A lessee that failed with three leases: two agreed until month 60, one until 20.
struct BrokenLeases {
    Enterprises e;
    Households h;
    BlockLeases leases;
    std::vector<std::uint16_t> orchards = std::vector<std::uint16_t>(3, 0);

    BrokenLeases() {
        e.resize(1);
        e.kind[0] = EnterpriseKind::lessee;
        e.jobs_lost[0] = 6;
        h.resize(3);
        for (std::uint16_t& area : h.contracted) area = 2000;
        leases.terms = {terms(60), terms(20)};
        leases.broken = {{0, 1000, 0}, {1, 500, 0}, {2, 700, 1}};
    }
    static BlockTerms terms(std::int32_t agreed) {
        BlockTerms terms{};
        terms.until = 11;
        terms.rent = 70'000;
        terms.broken_until = agreed;
        return terms;
    }
};

TEST(BrokenLeases, wait_for_somebody_and_are_forgotten_when_they_would_have_run_out) {
    BrokenLeases world;
    world.e.closed[0] = 11;
    take_up_leases(world.leases, world.e, world.h, world.orchards, 14);
    EXPECT_EQ(world.leases.broken.size(), 3u);
    take_up_leases(world.leases, world.e, world.h, world.orchards, 26);
    EXPECT_EQ(world.leases.broken.size(), 2u);
    EXPECT_TRUE(world.leases.contracts.empty());
    EXPECT_EQ(world.e.land[0], 0);
}

TEST(BrokenLeases, begin_again_with_as_many_jobs_when_the_lessee_is_replaced) {
    BrokenLeases world;
    take_up_leases(world.leases, world.e, world.h, world.orchards, 14);
    EXPECT_TRUE(world.leases.broken.empty());
    EXPECT_EQ(world.leases.contracts.size(), 3u);
    EXPECT_EQ(world.e.land[0], 2200);
    EXPECT_DOUBLE_EQ(world.e.jobs_at_start[0], 6);
    EXPECT_EQ(world.leases.terms[0].until, 60);
    EXPECT_EQ(world.leases.terms[1].until, 20);
    EXPECT_EQ(world.leases.terms[0].broken_until, 0);
}

TEST(BrokenLeases, are_not_renewed_on_land_that_bears_trees_or_is_in_another_block) {
    BrokenLeases world;
    world.orchards[0] = 1500;
    world.leases.terms.push_back(BlockTerms{100, 70'000, 0, 0});
    world.leases.contracts = {{1, 1800, 2}};
    world.e.land[0] = 1800;
    take_up_leases(world.leases, world.e, world.h, world.orchards, 14);
    EXPECT_TRUE(world.leases.broken.empty());
    EXPECT_EQ(world.leases.contracts.size(), 2u);
    EXPECT_EQ(world.e.land[0], 2500);
    EXPECT_DOUBLE_EQ(world.e.jobs_at_start[0], 6 * 700.0 / 2200);
}

}  // namespace
}  // namespace terrace
