#include "analysis/study/stacked_settings.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// "policies.NAME" when the assignment changes a key of that measure, else empty.
std::string measure_path(const std::string& assignment) {
    const std::string key = assignment.substr(0, assignment.find('='));
    const std::size_t first = key.find('.'), second = key.find('.', first == std::string::npos ? first : first + 1);
    return key.starts_with("policies.") && second != std::string::npos ? key.substr(0, second) : "";
}

} // namespace

void set_where_it_belongs(std::vector<Stacked>& stacks, const std::string& setting) {
    const std::string measure = measure_path(setting);
    const auto has_measure = [&](const Stacked& stack) { return stack.root.at_path(measure) != nullptr; };
    const bool somewhere = !measure.empty() && std::any_of(stacks.begin(), stacks.end(), has_measure);
    for (Stacked& stack : stacks)
        if (!somewhere || has_measure(stack)) set_key(stack.root, setting);
}

} // namespace terrace
