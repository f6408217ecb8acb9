#pragma once

#include <string_view>

namespace terrace {

/// The page's style sheet (page.css).
[[nodiscard]] std::string_view page_style();
/// The script that draws charts (web/), or "" where the program was built without Node.js.
[[nodiscard]] std::string_view page_script();

} // namespace terrace
