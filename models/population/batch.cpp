#include "models/population/batch.hpp"

#include <cassert>

#include "sim/math/math.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {

[[gnu::target_clones("default", "arch=x86-64-v3")]] void normals_of(const std::uint32_t* words, double* normals, std::uint32_t count) {
#pragma omp simd
    for (std::uint32_t i = 0; i < count; ++i) normals[i] = standard_normal(words[i]);
}

[[gnu::target_clones("default", "arch=x86-64-v3")]] void exponentials_of(double factor, double shift, double* values, std::uint32_t count) {
#pragma omp simd
    for (std::uint32_t i = 0; i < count; ++i) values[i] = math::exp(factor * values[i] + shift);
}

void to_normals(std::span<const std::uint32_t> words, std::span<double> normals) {
    assert(words.size() == normals.size());
    normals_of(words.data(), normals.data(), static_cast<std::uint32_t>(words.size()));
}

void to_exponentials(double factor, double shift, std::span<double> values) {
    exponentials_of(factor, shift, values.data(), static_cast<std::uint32_t>(values.size()));
}

}  // namespace terrace
