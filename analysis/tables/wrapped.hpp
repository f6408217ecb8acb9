#pragma once

#include <cstddef>
#include <string>

namespace terrace {

/// Text in lines of at most `width` columns, the first one behind `first`, the others behind `rest`. Latin words stay whole, Chinese breaks
/// anywhere but before a closing mark. Every line ends in "\n".
[[nodiscard]] std::string wrapped(const std::string& text, std::size_t width, const std::string& first, const std::string& rest);

} // namespace terrace
