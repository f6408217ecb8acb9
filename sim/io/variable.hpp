#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace terrace {

/// A fact about a variable, a dimension or the whole file: units, long_name, long_name_zh, cell_methods, ...
struct Attribute {
    std::string name;
    std::variant<std::string, double, std::int64_t> value;
};

/// An axis: its length and the value or label of each position. `Length` alone makes an axis without values, `Numbered` one with the values 0, 1, 2, ...,
/// of which memory holds a few at a time.
struct Dimension {
    struct Length {
        std::size_t value = 0;
    };
    struct Numbered {
        std::size_t length = 0;
    };
    using Values = std::variant<std::vector<std::string>, std::vector<double>, std::vector<std::int64_t>, Length, Numbered>;

    std::string name;
    Values values;
    std::vector<Attribute> attributes = {};

    [[nodiscard]] std::size_t length() const;
};

/// A named array over dimensions, row-major (the last dimension varies fastest); without dimensions a single value.
/// Missing values of `double` and `float` are NaN. Text is UTF-8 and may be of any length.
struct Variable {
    using Data = std::variant<std::vector<double>, std::vector<float>, std::vector<std::int64_t>, std::vector<std::int32_t>,
                              std::vector<std::string>>;

    std::string group;  ///< "" is the root group; one level, e.g. "villages"
    std::string name;
    std::vector<std::string> dimensions;
    Data data;
    std::vector<Attribute> attributes = {};
    bool compress = true;  ///< shuffle and gzip 1: a third of the size, and 20 to 50 times the time of plain writing

    /// Number of values held in `data`.
    [[nodiscard]] std::size_t size() const;
    /// Bytes of `data`; for text the characters and 24 bytes of book-keeping per string.
    [[nodiscard]] std::size_t bytes() const;
};

/// What a variable that is written block by block holds; the order is that of `Block`.
enum class BlockNumber { int8, int32, float64, text };

/// A variable that is declared first and filled later, block by block, because it is too large to be held. What no block reaches is zero, NaN or empty.
struct BlockVariable {
    std::string group, name;
    std::vector<std::string> dimensions;
    BlockNumber number = BlockNumber::int32;
    std::vector<Attribute> attributes = {};
    std::size_t rows = 0;    ///< of a chunk along the first axis: those of a block, which is then packed once; 0: as many as for any variable
    bool compress = false;   ///< shuffle and gzip 1
};

/// The values of one block, row-major.
using Block = std::variant<std::vector<std::int8_t>, std::vector<std::int32_t>, std::vector<double>, std::vector<std::string>>;

/// Bytes of a block's values; for text the characters and 24 bytes of book-keeping per string.
[[nodiscard]] std::size_t bytes_of(const Block& block);

}  // namespace terrace
