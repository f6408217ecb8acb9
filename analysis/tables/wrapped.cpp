#include "analysis/tables/wrapped.hpp"

#include "analysis/tables/display_width.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace terrace {
namespace {

std::size_t bytes_of(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

bool closes(std::string_view character) {
    constexpr std::array<std::string_view, 8> marks{"，", "。", "；", "：", "）", "、", "”", "％"};
    for (const std::string_view mark : marks)
        if (character == mark) return true;
    return false;
}

/// Pieces that are not broken: words with the blanks behind them, single Chinese characters with the closing marks behind them.
std::vector<std::string> pieces_of(const std::string& text) {
    std::vector<std::string> pieces;
    bool open = false; // whether a Latin letter would join the last piece
    for (std::size_t at = 0; at < text.size();) {
        const std::string character = text.substr(at, bytes_of(text[at]));
        at += character.size();
        const bool narrow = display_width(character) < 2;
        if (!pieces.empty() && ((narrow && open) || closes(character) || character == " ")) pieces.back() += character;
        else pieces.push_back(character);
        open = narrow && character != " ";
    }
    return pieces;
}

void end_line(std::string& all, std::string& line) {
    line.erase(line.find_last_not_of(' ') + 1);
    all += line + "\n";
}

} // namespace

std::string wrapped(const std::string& text, std::size_t width, const std::string& first, const std::string& rest) {
    std::string all, line = first;
    std::size_t head = line.size();
    for (const std::string& piece : pieces_of(text)) {
        std::string bare = piece;
        bare.erase(bare.find_last_not_of(' ') + 1);
        if (line.size() > head && display_width(line) + display_width(bare) > width) {
            end_line(all, line);
            line = rest;
            head = line.size();
        }
        line += piece;
    }
    end_line(all, line);
    return all;
}

} // namespace terrace
