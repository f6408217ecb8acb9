#pragma once

#include "analysis/discovery/discovery.hpp"

#include <string>
#include <vector>

namespace terrace {

/// Everything that is told about a discovery; `version` of its JSON changes when a key changes its meaning.
struct DiscoveryReport {
    std::string file; ///< of the sweep, as given
    SweepTable sweep;
    std::vector<Condition> conditions;
    DiscoveryTerms terms;
    Futures futures;
    Discovery discovery;
};

constexpr int discovery_version = 1;

/// Tables for a terminal, with the boxes in words.
[[nodiscard]] std::string discovery_text(const DiscoveryReport& report, Language language);
/// The limits of every box of every trajectory, one line each; a box without limits has a line with an empty factor.
[[nodiscard]] std::string discovery_csv(const DiscoveryReport& report);
/// One object, described in docs/discovery.md.
[[nodiscard]] std::string discovery_json(const DiscoveryReport& report);

/// "peeled", "pasted", and "low", "high", "choice".
[[nodiscard]] std::string phase_key(BoxPhase phase);
[[nodiscard]] std::string face_key(BoxFace face);

/// Whether the points of a design are scattered by the factors' distributions, so that shares of points are shares of futures.
[[nodiscard]] bool scatters(DesignKind kind);

} // namespace terrace
