#pragma once

#include "sim/io/results_file.hpp"

#include <map>
#include <string>
#include <vector>

namespace terrace {

/// Numbers of a results file by their place, "path[1,*,2]": positions along the axes, `*` for the sum over an axis; "path" for a single
/// value.
class StoredNumbers {
public:
    explicit StoredNumbers(const ResultsReader& reader) : reader_(reader) {}

    [[nodiscard]] bool has(const std::string& path) const { return reader_.has(path); }
    /// Integers are summed exactly. Throws FileError when the data set is absent, std::out_of_range when the place is not within it.
    [[nodiscard]] double value(const std::string& place);

private:
    struct Stored {
        std::vector<std::size_t> shape;
        std::vector<std::int64_t> whole; ///< of an integer data set
        std::vector<double> real;        ///< of a floating-point one
    };
    const Stored& stored(const std::string& path);

    const ResultsReader& reader_;
    std::map<std::string, Stored> known_;
};

} // namespace terrace
