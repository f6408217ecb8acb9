#pragma once

#include "sim/config/place.hpp"
#include "sim/core/text.hpp"

#include <exception>
#include <string>

namespace terrace {

/// A fault in what the user wrote: where it stands, which key, what was found and what is allowed there.
/// Thrown at the border only; whoever holds the terminal shows `message()` in the user's language.
class InputError : public std::exception {
public:
    /// `key` is the full dotted key (empty when the fault concerns the file), `suggestion` the nearest known name or
    /// empty. `found` and `allowed` are phrases without a full stop; `allowed` may be empty.
    InputError(Place place, std::string key, Text found, Text allowed, std::string suggestion = {});

    const Place& place() const { return place_; }
    const std::string& key() const { return key_; }
    const Text& found() const { return found_; }
    const Text& allowed() const { return allowed_; }
    const std::string& suggestion() const { return suggestion_; }

    /// "file:line:column: key 'x': found ..., allowed: ...; did you mean 'y'?" in both languages, and the lines added.
    Text message() const;
    /// Says one thing more on a line of its own: another fault of the same input.
    void add_line(const Text& line);

    /// The English message.
    const char* what() const noexcept override { return what_.c_str(); }

private:
    Place place_;
    std::string key_;
    Text found_;
    Text allowed_;
    std::string suggestion_;
    Text further_; ///< each line begins with a line break
    std::string what_;
};

} // namespace terrace
