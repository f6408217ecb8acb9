#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/file_error.hpp"
#include "sim/io/variable.hpp"

namespace terrace {

/// Some of the positions of a variable's first axis.
struct Rows {
    std::size_t first = 0, count = 0;
};

/// Numbers or texts with the lengths of their axes.
template <class T>
struct Array {
    std::vector<std::size_t> shape;
    std::vector<T> values;
};

/// Reads a results file. Variables are named by path: "gini" in the root group, "villages/income" in a group.
/// Throws FileError when the file is absent, not HDF5, or damaged (checksums are verified), and when a variable is absent.
class ResultsReader {
public:
    explicit ResultsReader(const std::filesystem::path& path);
    ~ResultsReader();
    ResultsReader(const ResultsReader&) = delete;
    ResultsReader& operator=(const ResultsReader&) = delete;

    /// Names of the variables of a group, in the order of writing; coordinates are included, axes without values are not.
    [[nodiscard]] std::vector<std::string> list(const std::string& group = "") const;
    /// Names of the groups.
    [[nodiscard]] std::vector<std::string> groups() const;
    [[nodiscard]] bool has(const std::string& name) const;
    [[nodiscard]] std::vector<std::size_t> shape(const std::string& name) const;
    /// Names of the axes of a variable, in order.
    [[nodiscard]] std::vector<std::string> dimensions(const std::string& name) const;

    /// Any numeric variable as double; integers beyond 2^53 lose digits, so read those with `int64s`.
    [[nodiscard]] Array<double> doubles(const std::string& name) const;
    /// Some rows of it, which must be there.
    [[nodiscard]] Array<double> doubles(const std::string& name, Rows rows) const;
    /// An integer variable; throws FileError on a floating-point one.
    [[nodiscard]] Array<std::int64_t> int64s(const std::string& name) const;
    [[nodiscard]] Array<std::string> strings(const std::string& name) const;
    [[nodiscard]] Array<std::string> strings(const std::string& name, Rows rows) const;

    /// Attributes of a variable or group ("" is the file) that this program wrote; those of the format itself are left out.
    [[nodiscard]] std::vector<Attribute> attributes(const std::string& name) const;
    /// The text of one attribute, or nothing.
    [[nodiscard]] std::optional<std::string> text_attribute(const std::string& name, const std::string& attribute) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace terrace
