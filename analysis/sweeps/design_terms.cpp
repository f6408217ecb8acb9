#include "analysis/sweeps/request_parts.hpp"

#include <limits>

namespace terrace {
namespace {

std::size_t read_size(KeyVisitor& key, const std::string& name, std::size_t otherwise, std::int64_t least) {
    auto value = static_cast<std::int64_t>(otherwise);
    key.count(name, value);
    const std::string from = std::to_string(least), to = std::to_string(most_points);
    if (value < least || value > static_cast<std::int64_t>(most_points))
        key.fail(name, {"a whole number from " + from + " to " + to, "从 " + from + " 到 " + to + " 的整数"});
    return static_cast<std::size_t>(value);
}

void read_seed(KeyVisitor& key, DesignTerms& terms) {
    std::int64_t seed = terms.seed;
    key.count("seed", seed);
    if (seed > std::numeric_limits<std::uint32_t>::max()) key.fail("seed", {"a whole number from 0 to 4294967295", "从 0 到 4294967295 的整数"});
    terms.seed = static_cast<std::uint32_t>(seed);
}

void read_file(KeyVisitor& key, DesignTerms& terms, const std::filesystem::path& folder) {
    std::string name;
    key.text("file", name);
    const std::filesystem::path file = (folder / name).lexically_normal();
    std::error_code ignored;
    if (name.empty() || !std::filesystem::is_regular_file(file, ignored))
        key.fail("file", {"a CSV file, relative to this file: keys of the factors above, one point a line", "CSV 文件（相对于本文件）：首行为因素的键，其后每行一个样本点"});
    terms.file = file;
}

bool uses_levels(DesignKind kind) { return kind == DesignKind::factorial || kind == DesignKind::one_at_a_time || kind == DesignKind::morris; }

} // namespace

DesignTerms read_design_terms(KeyVisitor key, const std::filesystem::path& folder) {
    DesignTerms terms;
    if (!key.present("kind")) key.fail("kind", {"the kind of design: factorial, one_at_a_time, latin_hypercube, sobol, saltelli, morris or file",
                                                "设计类型：factorial、one_at_a_time、latin_hypercube、sobol、saltelli、morris 或 file"});
    key.choice("kind", terms.kind, {{"factorial", DesignKind::factorial}, {"one_at_a_time", DesignKind::one_at_a_time}, {"latin_hypercube", DesignKind::latin_hypercube},
                                    {"sobol", DesignKind::sobol}, {"saltelli", DesignKind::saltelli}, {"morris", DesignKind::morris}, {"file", DesignKind::file}});
    if (terms.kind == DesignKind::file) {
        read_file(key, terms, folder);
    } else if (uses_levels(terms.kind)) {
        terms.levels = read_size(key, "levels", terms.kind == DesignKind::morris ? 4 : 2, 2);
    }
    if (terms.kind == DesignKind::morris && terms.levels % 2 != 0) key.fail("levels", {"an even number", "偶数"});
    const bool drawn = terms.kind != DesignKind::file && terms.kind != DesignKind::factorial && terms.kind != DesignKind::one_at_a_time;
    if (drawn) {
        terms.size = read_size(key, "size", 0, 1);
        read_seed(key, terms);
    }
    if (terms.kind == DesignKind::saltelli) key.flag("second_order", terms.second_order);
    key.finish();
    return terms;
}

} // namespace terrace
