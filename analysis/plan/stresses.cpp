#include "analysis/plan/stresses.hpp"

#include "sim/config/source_list.hpp"

namespace terrace {
namespace {

/// Tables merge key by key, everything else is replaced.
void lay_over(Node& below, const Node& above) {
    for (const Node& child : above.children()) {
        Node* known = below.find(child.key());
        if (known != nullptr && known->is_table() && child.is_table())
            lay_over(*known, child);
        else
            below.set(child.key(), child.key_place(), child);
    }
}

} // namespace

PlanStress ordinary_course() { return {"ordinary", {"Ordinary course", "常规情景"}}; }

Stacked in_future(Stacked scenario, const std::filesystem::path& stress, const std::vector<std::string>& settings, int months) {
    if (!stress.empty()) {
        Stacked over = stack_scenario(stress);
        over.root.remove("title");
        lay_over(scenario.root, over.root);
        for (const SourceFile& file : over.files)
            keep_once(scenario.files, file);
    }
    for (const std::string& setting : settings)
        set_key(scenario.root, setting);
    set_key(scenario.root, "months=" + std::to_string(months));
    return scenario;
}

} // namespace terrace
