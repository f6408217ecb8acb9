#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "models/outside.hpp"
#include "models/population/scaled_region.hpp"
#include "models/simulation.hpp"
#include "sim/config/document.hpp"

// The whole month of the complete model on one core, against what streaming 100 bytes a household costs in the same run.
namespace {

using namespace terrace;

constexpr int timed_months = 60;

Scenario scenario_of(std::int64_t households) {
    const std::filesystem::path data = std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios";
    const Records records = Records::read_folder(data / "parameters");
    Scenario scenario = read_scenario(stack_scenario(data / "baseline.toml"), "baseline", records, {data / "parameters", data / "regions"});
    scenario.region = scaled(scenario.region, households);
    scenario.months = timed_months;
    return scenario;
}

/// Reads and writes 100 bytes a household. A million households may still fit into the last cache of a large processor, ten million do not.
void stream_100_bytes(benchmark::State& state) {
    const auto households = static_cast<std::size_t>(state.range(0));
    std::vector<std::uint64_t> memory(households * 100 / 8, 1);
    for (auto _ : state) {
        for (std::uint64_t& word : memory) word += 3;
        benchmark::ClobberMemory();
    }
    state.counters["ns_per_household"] = benchmark::Counter(static_cast<double>(households) * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void whole_month(benchmark::State& state) {
    const Scenario scenario = scenario_of(state.range(0));
    const RandomKey key{1, 0};
    MonthlyCycle cycle;
    Scratch scratch;
    const auto path = outside_path(scenario.parameters, key, scenario.start, spin_up_months, scenario.months);
    std::vector<PreparedCounty> counties;
    double households = 0;
    for (std::size_t county = 0; county < scenario.region.counties.size(); ++county) {
        counties.push_back(prepare_county(scenario, county, key, path, cycle, scratch, false));
        households += static_cast<double>(counties.back().run.county.households.rows());
    }
    cycle.measure(true);
    double bytes = 0;
    for (auto _ : state) {
        for (std::size_t county = 0; county < counties.size(); ++county) {
            state.PauseTiming();
            PreparedCounty copy = counties[county];
            state.ResumeTiming();
            bytes = std::max(bytes, run_county(scenario, county, key, path, cycle, scratch, std::move(copy)).bytes_per_household);
        }
    }
    const double months = households * timed_months;
    state.counters["ns_per_household_month"] = benchmark::Counter(months * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
    state.counters["bytes_per_household"] = bytes;
    for (const StepTime& step : cycle.times())
        state.counters[step.name] = static_cast<double>(step.nanoseconds) / (months * static_cast<double>(state.iterations()));
}

BENCHMARK(stream_100_bytes)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_month)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(stream_100_bytes)->Name("stream_100_bytes_again")->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
