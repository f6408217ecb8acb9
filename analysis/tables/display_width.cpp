#include "analysis/tables/display_width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace terrace {
namespace {

struct Range {
    char32_t first, last;
};

/// East_Asian_Width W and F (Unicode 15), neighbouring ranges joined.
constexpr std::array wide{Range{0x1100, 0x115f},   Range{0x231a, 0x231b},   Range{0x2329, 0x232a},   Range{0x23e9, 0x23ec},
                          Range{0x25fd, 0x25fe},   Range{0x2614, 0x2615},   Range{0x2648, 0x2653},   Range{0x26aa, 0x26ab},
                          Range{0x26bd, 0x26be},   Range{0x2705, 0x2705},   Range{0x274c, 0x274c},   Range{0x2753, 0x2755},
                          Range{0x2795, 0x2797},   Range{0x2b1b, 0x2b1c},   Range{0x2e80, 0x303e},   Range{0x3041, 0x33ff},
                          Range{0x3400, 0x4dbf},   Range{0x4e00, 0xa4cf},   Range{0xa960, 0xa97c},   Range{0xac00, 0xd7a3},
                          Range{0xf900, 0xfaff},   Range{0xfe10, 0xfe19},   Range{0xfe30, 0xfe6f},   Range{0xff01, 0xff60},
                          Range{0xffe0, 0xffe6},   Range{0x16fe0, 0x18cff}, Range{0x1b000, 0x1b2ff}, Range{0x1f300, 0x1f64f},
                          Range{0x1f680, 0x1f6ff}, Range{0x1f900, 0x1f9ff}, Range{0x20000, 0x3fffd}};

constexpr std::array no_width{Range{0x0300, 0x036f}, Range{0x200b, 0x200f}, Range{0x20d0, 0x20ff},
                              Range{0xfe00, 0xfe0f}, Range{0xfe20, 0xfe2f}, Range{0xfeff, 0xfeff}};

template <std::size_t N>
bool within(char32_t character, const std::array<Range, N>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [=](Range range) { return range.first <= character && character <= range.last; });
}

constexpr char32_t broken = 0xfffd;

/// The character that starts at `position`, which moves past it; `broken` for bytes that are not UTF-8.
char32_t next_character(std::string_view text, std::size_t& position) {
    const auto lead = static_cast<std::uint8_t>(text[position++]);
    if (lead < 0x80) return lead;
    if (lead < 0xc2 || lead > 0xf4) return broken;
    const int more = lead >= 0xf0 ? 3 : (lead >= 0xe0 ? 2 : 1);
    char32_t character = lead & (0x3fu >> more);
    for (int i = 0; i < more; ++i) {
        if (position == text.size() || (static_cast<std::uint8_t>(text[position]) & 0xc0) != 0x80) return broken;
        character = character << 6 | (static_cast<std::uint8_t>(text[position++]) & 0x3fu);
    }
    return character;
}

} // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t character = next_character(text, position);
        if (character < 0x20 || within(character, no_width)) continue;
        width += within(character, wide) ? 2 : 1;
    }
    return width;
}

std::string pad_right(std::string_view text, std::size_t width) {
    return std::string(text) + std::string(width - std::min(width, display_width(text)), ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
    return std::string(width - std::min(width, display_width(text)), ' ') + std::string(text);
}

} // namespace terrace
