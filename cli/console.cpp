#include "cli/console.hpp"

#include "sim/io/file_error.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <system_error>

namespace terrace {
namespace {

constexpr const char* red = "\x1b[1;31m";
constexpr const char* yellow = "\x1b[1;33m";

bool coloured() {
    const auto value_of = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string_view(value ? value : "");
    };
    return value_of("NO_COLOR").empty() && value_of("TERM") != "dumb" && isatty(STDERR_FILENO) != 0;
}

} // namespace

void Console::print(const std::string& text) const {
    errno = 0;
    if (std::cout << text && std::cout.flush()) return;
    const Text name{"standard output", "标准输出"};
    throw FileError(name.in(language_), {"write the results", "写出结果"}, std::generic_category().message(errno ? errno : EIO));
}

void Console::note(const Text& text) const {
    if (!quiet_) std::cerr << "terrace: " << text.in(language_) << std::endl;
}

void Console::warn(const Text& text) const {
    if (!quiet_) tell({"warning", "警告"}, yellow, text);
}

void Console::error(const Text& text) const { tell({"error", "错误"}, red, text); }

void Console::tell(const Text& head, const char* colour, const Text& text) const {
    const bool colours = coloured();
    const Text colon{": ", "："};
    std::cerr << "terrace: " << (colours ? colour : "") << head.in(language_) << (colours ? "\x1b[0m" : "") << colon.in(language_)
              << text.in(language_) << std::endl;
}

} // namespace terrace
