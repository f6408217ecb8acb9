#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

// `each` is the time for one number. 4096 numbers stay near the core.
namespace terrace {
namespace {

constexpr std::size_t count = 4096;

std::vector<std::uint32_t> some_words() {
    std::vector<std::uint32_t> words(count);
    fill_words({1, 0}, 0, 0, 0, words);
    return words;
}

void per_number(benchmark::State& state) {
    state.counters["each"] = benchmark::Counter(static_cast<double>(state.iterations() * count),
                                                benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void block_words(benchmark::State& state) {
    std::vector<std::uint32_t> words(count);
    std::int32_t month = 0;
    for (auto _ : state) {
        fill_words({1, 0}, 0, ++month, 0, words);
        benchmark::DoNotOptimize(words.data());
        benchmark::ClobberMemory();
    }
    per_number(state);
}
BENCHMARK(block_words);

void single_words(benchmark::State& state) {
    std::vector<std::uint32_t> words(count);
    std::int32_t month = 0;
    for (auto _ : state) {
        ++month;
        for (std::size_t i = 0; i < count; ++i)
            words[i] = draw_word({1, 0}, 0, static_cast<std::uint32_t>(i), month);
        benchmark::DoNotOptimize(words.data());
        benchmark::ClobberMemory();
    }
    per_number(state);
}
BENCHMARK(single_words);

// Loops as the model has them: clones for the instruction set, plain values in and out.
[[gnu::target_clones("default", "arch=x86-64-v3")]] void uniform_loop(const std::uint32_t* words, double* out) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = uniform_open(words[i]);
}
[[gnu::target_clones("default", "arch=x86-64-v3")]] void exp_loop(const std::uint32_t* words, double* out) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = math::exp(uniform_open(words[i]));
}
[[gnu::target_clones("default", "arch=x86-64-v3")]] void log_loop(const std::uint32_t* words, double* out) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = math::log(uniform_open(words[i]));
}
[[gnu::target_clones("default", "arch=x86-64-v3")]] void pow_loop(const std::uint32_t* words, double* out) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = math::pow(uniform_open(words[i]), 0.3);
}
[[gnu::target_clones("default", "arch=x86-64-v3")]] void normal_loop(const std::uint32_t* words, double* out) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = standard_normal(words[i]);
}
[[gnu::target_clones("default", "arch=x86-64-v3")]] void gumbel_loop(const std::uint32_t* words, double* out) {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = gumbel(words[i]);
}

template <auto loop>
void vector_loop(benchmark::State& state) {
    const std::vector<std::uint32_t> words = some_words();
    std::vector<double> out(count);
    for (auto _ : state) {
        loop(words.data(), out.data());
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    per_number(state);
}
BENCHMARK(vector_loop<uniform_loop>)->Name("uniform");
BENCHMARK(vector_loop<exp_loop>)->Name("exp");
BENCHMARK(vector_loop<log_loop>)->Name("log");
BENCHMARK(vector_loop<pow_loop>)->Name("pow");
BENCHMARK(vector_loop<normal_loop>)->Name("normal");
BENCHMARK(vector_loop<gumbel_loop>)->Name("gumbel");

} // namespace
} // namespace terrace
