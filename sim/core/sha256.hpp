#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace terrace {

/// SHA-256 (FIPS 180-4) of bytes that arrive in pieces: digests of states and of source files.
class Sha256 {
public:
    void update(std::span<const std::byte> bytes);
    void update(std::string_view text);
    /// The digest of everything so far, 64 lower-case hexadecimal digits. More may follow.
    std::string hex() const;

private:
    void compress(const std::byte* block);

    std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::byte, 64> pending_{};
    std::uint64_t length_ = 0; ///< [bytes]
};

/// The digest of one text, 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_of(std::string_view text);

} // namespace terrace
