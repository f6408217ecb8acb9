#include "cli/language.hpp"

#include <cstdlib>

namespace terrace {
namespace {

Language language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value && *value) return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
    }
    return Language::en;
}

} // namespace

std::optional<Language> language_named(std::string_view name) {
    if (name == "en") return Language::en;
    if (name == "zh") return Language::zh;
    return std::nullopt;
}

Language language_of(std::span<const std::string> arguments) {
    const std::string_view option = "--lang";
    std::optional<Language> language;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == option && i + 1 < arguments.size()) language = language_named(arguments[i + 1]);
        if (argument.starts_with("--lang=")) language = language_named(argument.substr(option.size() + 1));
    }
    return language ? *language : language_of_environment();
}

} // namespace terrace
