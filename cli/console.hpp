#pragma once

#include "sim/core/text.hpp"

#include <string>

namespace terrace {

/// Where the program speaks: results on standard output, everything else on standard error, in one language.
class Console {
public:
    Console(Language language, bool quiet) : language_(language), quiet_(quiet) {}

    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] bool quiet() const { return quiet_; }

    /// A result. Throws FileError when standard output cannot take it.
    void print(const std::string& text) const;
    /// Something worth knowing; silent with --quiet.
    void note(const Text& text) const;
    /// Something probably not meant; silent with --quiet.
    void warn(const Text& text) const;
    /// What went wrong; always shown.
    void error(const Text& text) const;

private:
    void tell(const Text& head, const char* colour, const Text& text) const;

    Language language_;
    bool quiet_;
};

} // namespace terrace
