#pragma once

#include "analysis/plan/plan_inputs.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

namespace terrace {

/// The invented county of scenarios/regions/example with other poverty-exited households, and plans of it.
class PlanWorld {
public:
    using Exited = std::function<bool(const std::string& village, bool as_shipped)>;

    explicit PlanWorld(const Exited& exited = [](const std::string&, bool as_shipped) { return as_shipped; }) {
        const std::filesystem::path example = scenarios() / "regions" / "example";
        std::filesystem::copy_file(example / "villages.csv", folder_.path() / "villages.csv");
        std::filesystem::copy_file(example / "region.toml", folder_.path() / "region.toml");
        std::ifstream shipped(example / "households.csv");
        std::string line, registers;
        std::getline(shipped, line);
        registers = line + "\n";
        while (std::getline(shipped, line))
            registers += household(line, exited) + "\n";
        folder_.write("households.csv", registers);
        folder_.write("base.toml", "base = \"" + (scenarios() / "baseline.toml").string() + "\"\nregion = \"" +
                                       (folder_.path() / "region.toml").string() + "\"\n");
    }

    /// A plan file of one year, which goals end with, whose tables are `text`.
    std::filesystem::path write(const std::string& text,
                                const std::string& head = "base = \"base.toml\"\nyears = { first = 2021, last = 2021 }\ngoals_until = 2021\n") const {
        return folder_.write("plan.toml", head + text);
    }
    [[nodiscard]] PlanInputs read(const std::string& text) const { return read_plan_inputs(write(text), scenarios()); }
    [[nodiscard]] std::filesystem::path log() const { return folder_.path() / "plan.runs"; }

    static std::filesystem::path scenarios() { return std::filesystem::path(TERRACE_SOURCE_DIR) / "scenarios"; }

private:
    /// household_id, village, type, exited, dibao, ...
    static std::string household(const std::string& line, const Exited& exited) {
        std::istringstream fields(line);
        std::string id, village, type, was;
        std::getline(fields, id, ',');
        std::getline(fields, village, ',');
        std::getline(fields, type, ',');
        std::getline(fields, was, ',');
        std::string rest;
        std::getline(fields, rest);
        return id + "," + village + "," + type + "," + (exited(village, was == "1") ? "1" : "0") + "," + rest;
    }

    TemporaryFolder folder_;
};

} // namespace terrace
