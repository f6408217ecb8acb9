#pragma once

#include "analysis/validation/free_parameter.hpp"
#include "sim/config/place.hpp"
#include "sim/config/source_file.hpp"
#include "sim/core/month.hpp"
#include "sim/core/text.hpp"

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace terrace {

/// How a figure stands to the settings of the model.
enum class FigureUse {
    free,       ///< nothing was set to meet it
    calibrated, ///< values were set within their ranges so that it is met
    input,      ///< follows from the terms of a measure or the population, give or take what households decide
};

/// One figure that the model is held against.
struct ValidationTarget {
    std::string id;
    Text label;
    Text unit;
    int decimals = 0;
    Text source;
    std::string mark;                     ///< F found, D derived, E estimated
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool half_open = false;               ///< `high` itself is outside: 1,900余 is [1,900, 2,000)
    bool comparable = true;               ///< false: shown beside each other, without a verdict
    FigureUse use = FigureUse::free;
    std::string scenario, base;           ///< stacks of files, relative to the file of targets
    std::string region;                   ///< instead of a scenario: a region file, whose population before the first month has the figure
    std::string metric, series, part, by, measure, county;
    Month month, since;                   ///< `since`: first month of a change
    /// Whether the model has the figure: from a run or from the population it begins with.
    [[nodiscard]] bool simulated() const { return !scenario.empty() || !region.empty(); }

    Text mechanism; ///< what in the model brings it about
    Text remark;    ///< why it is missed, what was set for it, or what it can be compared with
    Place place;
};

/// A file of targets.
struct ValidationTargets {
    Text title;
    std::vector<ValidationTarget> targets;
    std::vector<FreeParameter> free_parameters;
    SourceFile file;
};

/// Reads and checks a file of targets. Throws InputError.
[[nodiscard]] ValidationTargets read_targets(const std::filesystem::path& file);

} // namespace terrace
