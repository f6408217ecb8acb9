#include "sim/random/block.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace terrace {
namespace {

/// The part of an address that all agents of a block share.
struct Address {
    RandomKey key;
    std::uint32_t purpose;
    std::uint32_t month;
    std::uint32_t index;
};

void philox_block(const Address& at, std::uint32_t block, std::uint32_t* out) {
    const auto words = philox4x32_10({block, at.purpose, at.month, at.index}, {at.key.seed, at.key.replicate});
    std::copy(words.begin(), words.end(), out);
}

/// Writes the 4 * blocks words of neighbouring blocks, one block after the other.
void fill_blocks_plain(const Address& at, std::uint32_t first_block, std::size_t blocks, std::uint32_t* out) {
    for (std::size_t b = 0; b < blocks; ++b)
        philox_block(at, first_block + static_cast<std::uint32_t>(b), out + 4 * b);
}

#if defined(__x86_64__)

/// Many blocks at a time: a vector holds the same word of four blocks in the low halves of its 64-bit lanes,
/// as the widening multiplication wants it; what is in the high halves never matters until the end.
__attribute__((target("avx2"))) void fill_blocks_avx2(const Address& at, std::uint32_t first_block, std::size_t blocks,
                                                      std::uint32_t* out) {
    using Lanes = __m256i;
    constexpr std::size_t groups = 3; // several groups of four blocks hide the latency of the multiplication
    const Lanes multiplier_0 = _mm256_set1_epi64x(philox::multiplier_0),
                multiplier_1 = _mm256_set1_epi64x(philox::multiplier_1);

    Lanes key_0[philox::rounds], key_1[philox::rounds];
    for (std::uint32_t round = 0; round < philox::rounds; ++round) {
        key_0[round] = _mm256_set1_epi64x(at.key.seed + round * philox::key_step_0);
        key_1[round] = _mm256_set1_epi64x(at.key.replicate + round * philox::key_step_1);
    }

    std::size_t b = 0;
    for (; b + 4 * groups <= blocks; b += 4 * groups) {
        Lanes x0[groups], x1[groups], x2[groups], x3[groups];
        for (std::size_t g = 0; g < groups; ++g) {
            const auto block = static_cast<std::uint32_t>(first_block + b + 4 * g);
            // The order 0, 2, 1, 3 lets the words be joined below without crossing the halves of a vector.
            x0[g] = _mm256_set_epi64x(block + 3, block + 1, block + 2, block);
            x1[g] = _mm256_set1_epi64x(at.purpose);
            x2[g] = _mm256_set1_epi64x(at.month);
            x3[g] = _mm256_set1_epi64x(at.index);
        }
        for (std::size_t round = 0; round < philox::rounds; ++round) {
            for (std::size_t g = 0; g < groups; ++g) {
                const Lanes product_0 = _mm256_mul_epu32(x0[g], multiplier_0);
                const Lanes product_1 = _mm256_mul_epu32(x2[g], multiplier_1);
                x0[g] = _mm256_srli_epi64(product_1, 32) ^ x1[g] ^ key_0[round];
                x2[g] = _mm256_srli_epi64(product_0, 32) ^ x3[g] ^ key_1[round];
                x1[g] = product_1;
                x3[g] = product_0;
            }
        }
        for (std::size_t g = 0; g < groups; ++g) {
            const Lanes words_01 = _mm256_blend_epi32(x0[g], _mm256_slli_epi64(x1[g], 32), 0b10101010);
            const Lanes words_23 = _mm256_blend_epi32(x2[g], _mm256_slli_epi64(x3[g], 32), 0b10101010);
            auto* place = reinterpret_cast<Lanes*>(out + 4 * (b + 4 * g));
            _mm256_storeu_si256(place, _mm256_unpacklo_epi64(words_01, words_23));
            _mm256_storeu_si256(place + 1, _mm256_unpackhi_epi64(words_01, words_23));
        }
    }
    fill_blocks_plain(at, static_cast<std::uint32_t>(first_block + b), blocks - b, out + 4 * b);
}

#endif

using FillBlocks = void (*)(const Address&, std::uint32_t, std::size_t, std::uint32_t*);

FillBlocks best_fill_blocks() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return fill_blocks_avx2;
#endif
    return fill_blocks_plain;
}

} // namespace

void fill_words(RandomKey key, PurposeCode purpose, std::int32_t month, std::uint32_t first_agent,
                std::span<std::uint32_t> out, std::uint32_t index) {
    static const FillBlocks fill_blocks = best_fill_blocks();
    const Address at{key, purpose.value, static_cast<std::uint32_t>(month), index};
    std::array<std::uint32_t, 4> block;

    std::uint32_t agent = first_agent;
    const std::size_t skipped = agent % 4;
    if (skipped != 0 && !out.empty()) {
        const std::size_t head = std::min(4 - skipped, out.size());
        philox_block(at, agent / 4, block.data());
        std::copy_n(block.begin() + skipped, head, out.begin());
        out = out.subspan(head);
        agent += static_cast<std::uint32_t>(head);
    }
    const std::size_t whole = out.size() / 4;
    fill_blocks(at, agent / 4, whole, out.data());
    if (out.size() % 4 != 0) {
        philox_block(at, agent / 4 + static_cast<std::uint32_t>(whole), block.data());
        std::copy_n(block.begin(), out.size() % 4, out.begin() + 4 * whole);
    }
}

} // namespace terrace
