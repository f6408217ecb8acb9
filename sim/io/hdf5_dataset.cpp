#include "sim/io/hdf5_dataset.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <type_traits>
#include <variant>

#include "sim/io/hdf5_attribute.hpp"
#include "sim/io/hdf5_properties.hpp"
#include "sim/io/utf8.hpp"

namespace terrace {

namespace {

constexpr std::size_t chunk_bytes = 1024 * 1024;
constexpr unsigned gzip_level = 1;

struct NumberTypes {
    hid_t file, memory;
};

NumberTypes types_of(double) { return {H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE}; }
NumberTypes types_of(float) { return {H5T_IEEE_F32LE, H5T_NATIVE_FLOAT}; }
NumberTypes types_of(std::int64_t) { return {H5T_STD_I64LE, H5T_NATIVE_INT64}; }
NumberTypes types_of(std::int32_t) { return {H5T_STD_I32LE, H5T_NATIVE_INT32}; }
NumberTypes types_of(std::int8_t) { return {H5T_STD_I8LE, H5T_NATIVE_INT8}; }

Handle space_of(const std::vector<std::size_t>& shape) {
    if (shape.empty()) return Handle(H5Screate(H5S_SCALAR), H5Sclose);
    const std::vector<hsize_t> lengths(shape.begin(), shape.end());
    return Handle(H5Screate_simple(static_cast<int>(lengths.size()), lengths.data(), nullptr), H5Sclose);
}

std::size_t count_of(const std::vector<std::size_t>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

/// `rows`: of a chunk along the first axis; 0: as `chunk_shape` says.
void set_filters(hid_t properties, const std::vector<std::size_t>& shape, std::size_t bytes_per_value, Packing packing, std::size_t rows = 0) {
    std::vector<hsize_t> chunk = chunk_shape(shape, bytes_per_value);
    if (rows > 0) chunk.front() = std::min<hsize_t>(rows, shape.front());
    checked(H5Pset_chunk(properties, static_cast<int>(chunk.size()), chunk.data()));
    if (packing == Packing::compressed) {
        checked(H5Pset_shuffle(properties));
        checked(H5Pset_deflate(properties, gzip_level));
    }
    checked(H5Pset_fletcher32(properties));
}

template <class Number>
Handle write_values(hid_t parent, const std::string& name, const std::vector<std::size_t>& shape, const std::vector<Number>& values,
                    Packing packing) {
    constexpr Number nan = std::numeric_limits<Number>::quiet_NaN();
    const bool filled = std::is_floating_point_v<Number> && packing != Packing::coordinate;
    const NumberTypes types = types_of(Number{});
    Handle properties = creation_properties(H5P_DATASET_CREATE);
    if (filled) checked(H5Pset_fill_value(properties.id(), types.memory, &nan));
    if (packing != Packing::coordinate && !shape.empty() && !values.empty()) set_filters(properties.id(), shape, sizeof(Number), packing);
    Handle space = space_of(shape);
    Handle dataset(H5Dcreate2(parent, name.c_str(), types.file, space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT), H5Dclose);
    space.close();
    properties.close();
    if (!values.empty()) checked(H5Dwrite(dataset.id(), types.memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()));
    if constexpr (std::is_floating_point_v<Number>) {
        if (filled) write_fill_attribute(dataset.id(), nan);
    }
    return dataset;
}

Handle text_type() {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
    checked(H5Tset_size(type.id(), H5T_VARIABLE));
    checked(H5Tset_cset(type.id(), H5T_CSET_UTF8));
    return type;
}

/// Text is of variable length, without filters: netCDF readers refuse filters on it, and crash on fixed lengths.
Handle declare_texts(hid_t parent, const std::string& name, const std::vector<std::size_t>& shape) {
    Handle type = text_type();
    Handle properties = creation_properties(H5P_DATASET_CREATE);
    Handle space = space_of(shape);
    Handle dataset(H5Dcreate2(parent, name.c_str(), type.id(), space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT), H5Dclose);
    space.close();
    properties.close();
    type.close();
    return dataset;
}

void write_part(hid_t dataset, hid_t memory, hid_t place, const std::vector<std::string>& given) {
    std::vector<std::string> texts;
    std::vector<const char*> pointers;
    for (const std::string& text : given) texts.push_back(valid_utf8(text));
    for (const std::string& text : texts) pointers.push_back(text.c_str());
    Handle type = text_type();
    checked(H5Dwrite(dataset, type.id(), memory, place, H5P_DEFAULT, pointers.data()));
    type.close();
}

template <class Number>
void write_part(hid_t dataset, hid_t memory, hid_t place, const std::vector<Number>& numbers) {
    checked(H5Dwrite(dataset, types_of(Number{}).memory, memory, place, H5P_DEFAULT, numbers.data()));
}

Handle write_values(hid_t parent, const std::string& name, const std::vector<std::size_t>& shape, const std::vector<std::string>& texts, Packing) {
    Handle dataset = declare_texts(parent, name, shape);
    if (!texts.empty()) write_part(dataset.id(), H5S_ALL, H5S_ALL, texts);
    return dataset;
}

NumberTypes types_of(BlockNumber number) {
    if (number == BlockNumber::int8) return types_of(std::int8_t{});
    return number == BlockNumber::int32 ? types_of(std::int32_t{}) : types_of(double{});
}

/// Writes values, of any memory type that `write_part` knows, to a part of a data set.
template <class Values>
void write_slab(hid_t dataset, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count, const Values& values) {
    const std::vector<hsize_t> from(start.begin(), start.end()), size(count.begin(), count.end());
    Handle place(H5Dget_space(dataset), H5Sclose);
    checked(H5Sselect_hyperslab(place.id(), H5S_SELECT_SET, from.data(), nullptr, size.data(), nullptr));
    Handle memory = space_of(count);
    write_part(dataset, memory.id(), place.id(), values);
    memory.close();
    place.close();
}

}  // namespace

std::vector<hsize_t> chunk_shape(const std::vector<std::size_t>& shape, std::size_t bytes_per_value) {
    std::vector<hsize_t> chunk(shape.begin(), shape.end());
    std::size_t bytes = count_of(shape) * bytes_per_value;
    for (hsize_t& length : chunk) {
        if (bytes <= chunk_bytes) break;
        const std::size_t row = bytes / length;
        length = row >= chunk_bytes ? 1 : chunk_bytes / row;
        bytes = row * length;
    }
    return chunk;
}

Handle write_dataset(hid_t parent, const std::string& name, const std::vector<std::size_t>& shape, const Variable::Data& data, Packing packing) {
    return std::visit([&](const auto& values) { return write_values(parent, name, shape, values, packing); }, data);
}

Handle declare_dataset(hid_t parent, const std::string& name, const std::vector<std::size_t>& shape, const BlockVariable& variable) {
    if (variable.number == BlockNumber::text) return declare_texts(parent, name, shape);
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const bool filled = variable.number == BlockNumber::float64;
    const NumberTypes types = types_of(variable.number);
    Handle properties = creation_properties(H5P_DATASET_CREATE);
    if (filled) checked(H5Pset_fill_value(properties.id(), types.memory, &nan));
    if (count_of(shape) > 0) set_filters(properties.id(), shape, H5Tget_size(types.file), variable.compress ? Packing::compressed : Packing::plain, variable.rows);
    Handle space = space_of(shape);
    Handle dataset(H5Dcreate2(parent, name.c_str(), types.file, space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT), H5Dclose);
    space.close();
    properties.close();
    if (filled) write_fill_attribute(dataset.id(), nan);
    return dataset;
}

void write_block(hid_t dataset, const std::vector<std::size_t>& start, const std::vector<std::size_t>& count, const Block& block) {
    std::visit([&](const auto& values) { write_slab(dataset, start, count, values); }, block);
}

Handle write_numbered(hid_t parent, const std::string& name, std::size_t length) {
    constexpr std::size_t most = 8192;   // at a time
    Handle dataset = write_values(parent, name, {length}, std::vector<std::int64_t>{}, Packing::coordinate);
    for (std::size_t first = 0; first < length; first += most) {
        std::vector<std::int64_t> numbers(std::min(most, length - first));
        std::iota(numbers.begin(), numbers.end(), static_cast<std::int64_t>(first));
        write_slab(dataset.id(), {first}, {numbers.size()}, numbers);
    }
    return dataset;
}

Handle write_bare_axis(hid_t parent, const std::string& name, std::size_t length) {
    Handle properties = creation_properties(H5P_DATASET_CREATE);
    Handle space = space_of({length});
    Handle dataset(H5Dcreate2(parent, name.c_str(), H5T_IEEE_F32BE, space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT), H5Dclose);
    space.close();
    properties.close();
    return dataset;
}

}  // namespace terrace
