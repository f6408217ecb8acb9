#pragma once

#include "cli/arguments.hpp"
#include "sim/core/text.hpp"

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace terrace {

/// Adds options to a command, with their help in one language. Values are taken as text; `arguments.hpp` reads them, so that
/// faults are told in the user's language.
class OptionAdder {
public:
    OptionAdder(CLI::App& app, Arguments& arguments, Language language) : app_(app), arguments_(arguments), language_(language) {}

    /// The files a command works on.
    void inputs(const std::string& name, const Text& help);
    /// --lang, --quiet, and --format unless there is nothing to format.
    void speech(const std::string& formats = "table|csv|json");
    void seed();
    /// --out and --force.
    void output(const Text& help);
    /// --months and --set.
    void scenario_changes();
    /// --set alone.
    void settings();
    /// --threads and --progress.
    void running();
    /// --replicates, with the number when it is not given.
    void replicates(int otherwise);
    /// --precision and --max-replicates.
    void precision();
    void villages_monthly();
    void text(const std::string& name, std::string& value, const std::string& shown, const Text& help);
    /// An option that may be given several times.
    void texts(const std::string& name, std::vector<std::string>& values, const std::string& shown, const Text& help);
    void flag(const std::string& name, bool& value, const Text& help);

private:
    CLI::App& app_;
    Arguments& arguments_;
    Language language_;
};

} // namespace terrace
