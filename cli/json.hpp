#pragma once

#include "sim/core/text.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace terrace {

/// Objects keep the order in which keys are added.
using Json = nlohmann::ordered_json;

inline Json json(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

/// As text that ends in a line break when indented; bytes that are not UTF-8 (in file names) are replaced. Numbers that are not
/// finite are null.
inline std::string json_text(const Json& value, int indent = 2) {
    return value.dump(indent, ' ', false, Json::error_handler_t::replace) + (indent < 0 ? "" : "\n");
}

} // namespace terrace
