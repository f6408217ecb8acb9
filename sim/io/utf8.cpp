#include "sim/io/utf8.hpp"

#include <cstddef>
#include <cstdint>

namespace terrace {

namespace {

bool continues(std::string_view text, std::size_t position) {
    return position < text.size() && (static_cast<unsigned char>(text[position]) & 0xC0U) == 0x80U;
}

/// Length of the valid sequence that starts at `position`, or 0. Overlong forms, surrogates and values above 10FFFF are invalid.
std::size_t sequence_length(std::string_view text, std::size_t position) {
    const auto first = static_cast<unsigned char>(text[position]);
    if (first < 0x80) return first == 0 ? 0 : 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(text, position + i)) return 0;
    }
    const auto second = static_cast<unsigned char>(text[position + 1]);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second >= 0xA0;
    const bool beyond = first == 0xF4 && second >= 0x90;
    return overlong || surrogate || beyond ? 0 : length;
}

}  // namespace

std::string valid_utf8(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t length = sequence_length(text, position);
        valid += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(position, length);
        position += length == 0 ? 1 : length;
    }
    return valid;
}

}  // namespace terrace
