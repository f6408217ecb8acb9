#pragma once

#include <string>

namespace terrace {

/// The languages users read. English is the fall-back when a text lacks the other.
enum class Language { en, zh };

/// A short text for people, in both languages.
struct Text {
    std::string en;
    std::string zh;

    /// The text in `language`, or in the other one where it is missing.
    const std::string& in(Language language) const {
        const bool chinese = language == Language::zh ? !zh.empty() : en.empty();
        return chinese ? zh : en;
    }

    friend bool operator==(const Text&, const Text&) = default;
};

} // namespace terrace
