#include "analysis/study/same_region.hpp"

#include <algorithm>

namespace terrace {

bool same_region(const Region& one, const Region& other) {
    const auto same_text = [](const SourceFile& a, const SourceFile& b) { return a.text == b.text; };
    const auto same_register = [&](const auto& a, const auto& b) { return a == b || same_text(*a, *b); };
    return std::equal(one.files.begin(), one.files.end(), other.files.begin(), other.files.end(), same_text) &&
           std::equal(one.registers.begin(), one.registers.end(), other.registers.begin(), other.registers.end(), same_register);
}

} // namespace terrace
