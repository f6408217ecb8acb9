#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/io/hdf5_handle.hpp"
#include "sim/io/variable.hpp"

namespace terrace {

/// How the values of a data set lie in the file.
enum class Packing {
    coordinate,  ///< plain, without fill value
    plain,       ///< in chunks with checksums
    compressed   ///< the same with shuffle and gzip 1
};

/// Lengths of the chunks [values per axis] for an array of `shape`: the last axes whole, the first ones cut until a chunk
/// has at most 1 MiB. Shape must not be empty or have a zero.
std::vector<hsize_t> chunk_shape(const std::vector<std::size_t>& shape, std::size_t bytes_per_value);

/// Creates a data set below `parent` and writes all its values; an empty shape makes a single value. Floating-point
/// variables get NaN as fill value, in the data set and as `_FillValue`. The caller closes the handle.
Handle write_dataset(hid_t parent, const std::string& name, const std::vector<std::size_t>& shape, const Variable::Data&, Packing);

/// Creates a data set of which nothing is written yet: numbers in chunks, texts plain. The caller closes the handle.
Handle declare_dataset(hid_t parent, const std::string& name, const std::vector<std::size_t>& shape, const BlockVariable&);

/// Creates the coordinate of an axis whose values are 0, 1, 2, ..., and writes them some at a time. The caller closes the handle.
Handle write_numbered(hid_t parent, const std::string& name, std::size_t length);

/// Writes the values of a block that begins at `start` and has `count` values along each axis.
void write_block(hid_t dataset, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count, const Block&);

/// Creates an axis without values, as netCDF does.
Handle write_bare_axis(hid_t parent, const std::string& name, std::size_t length);

}  // namespace terrace
