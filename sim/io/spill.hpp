#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrace {

/// Bytes of which only a limited number is held in memory: what is more lies in a file without a name in the folder for temporary files (TMPDIR),
/// which is gone when this object is. Several threads may read at once, while none writes. Throws FileError.
class Spill {
public:
    /// `held`: bytes that may be in memory.
    explicit Spill(std::size_t held = std::size_t{256} << 10U) : most_held_(held) {}
    ~Spill();
    Spill(Spill&& other) noexcept;
    Spill(const Spill&) = delete;
    Spill& operator=(const Spill&) = delete;

    /// Puts bytes at a place, which may be the end or beyond it.
    void write(std::size_t place, std::span<const std::byte> bytes);
    /// Fills `bytes` from a place; all of them must have been written.
    void read(std::size_t place, std::span<std::byte> bytes) const;
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    void move_to_file();
    void write_to_file(std::size_t place, std::span<const std::byte> bytes) const;

    std::size_t most_held_, size_ = 0;
    std::vector<std::byte> held_;
    int descriptor_ = -1;   ///< of the file, once there is one
};

} // namespace terrace
