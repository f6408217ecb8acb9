#include "sim/io/hdf5_attribute.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include "sim/io/utf8.hpp"

namespace terrace {

namespace {

void write_value(hid_t object, const std::string& name, hid_t file_type, hid_t memory_type, hid_t space, const void* value) {
    Handle attribute(H5Acreate2(object, name.c_str(), file_type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    checked(H5Awrite(attribute.id(), memory_type, value));
    attribute.close();
}

void write_number(hid_t object, const std::string& name, hid_t file_type, hid_t memory_type, const void* value) {
    const hsize_t one = 1;
    Handle space(H5Screate_simple(1, &one, nullptr), H5Sclose);
    write_value(object, name, file_type, memory_type, space.id(), value);
    space.close();
}

void write_text(hid_t object, const std::string& name, const std::string& given) {
    const std::string text = valid_utf8(given);
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
    checked(H5Tset_cset(type.id(), H5T_CSET_UTF8));
    checked(H5Tset_size(type.id(), std::max<std::size_t>(text.size(), 1)));
    Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    write_value(object, name, type.id(), type.id(), space.id(), text.c_str());
    space.close();
    type.close();
}

std::string read_fixed_text(hid_t attribute, hid_t type) {
    std::string text(checked(H5Aget_storage_size(attribute)), '\0');
    checked(H5Aread(attribute, type, text.data()));
    text.resize(std::min(text.size(), text.find('\0')));
    return text;
}

/// The value of an attribute this program could have written; nothing for other shapes and types.
std::optional<Attribute> read_attribute(hid_t attribute, hid_t type, hid_t space, const std::string& name) {
    if (checked(H5Sget_simple_extent_npoints(space)) != 1) return std::nullopt;
    const H5T_class_t kind = checked(H5Tget_class(type));
    if (kind == H5T_STRING && checked(H5Tis_variable_str(type)) == 0) return Attribute{name, read_fixed_text(attribute, type)};
    if (kind == H5T_FLOAT) {
        double value = 0;
        checked(H5Aread(attribute, H5T_NATIVE_DOUBLE, &value));
        return Attribute{name, value};
    }
    if (kind == H5T_INTEGER) {
        std::int64_t value = 0;
        checked(H5Aread(attribute, H5T_NATIVE_INT64, &value));
        return Attribute{name, value};
    }
    return std::nullopt;
}

bool belongs_to_format(const std::string& name) {
    constexpr std::array<std::string_view, 6> names{"CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST", "_FillValue", "_NCProperties"};
    return std::find(names.begin(), names.end(), name) != names.end() || name.starts_with("_Netcdf4");
}

extern "C" herr_t note_name(hid_t, const char* name, const H5A_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

std::vector<std::string> attribute_names(hid_t object) {
    std::vector<std::string> names;
    hsize_t start = 0;
    if (H5Aiterate2(object, H5_INDEX_CRT_ORDER, H5_ITER_INC, &start, note_name, &names) >= 0) return names;
    names.clear();  // the file of another program, without creation order
    start = 0;
    checked(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, &start, note_name, &names));
    return names;
}

}  // namespace

void write_attribute(hid_t object, const Attribute& attribute) {
    if (const auto* text = std::get_if<std::string>(&attribute.value)) write_text(object, attribute.name, *text);
    if (const auto* real = std::get_if<double>(&attribute.value)) write_number(object, attribute.name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, real);
    if (const auto* whole = std::get_if<std::int64_t>(&attribute.value)) write_number(object, attribute.name, H5T_STD_I64LE, H5T_NATIVE_INT64, whole);
}

void write_fill_attribute(hid_t object, double nan) { write_number(object, "_FillValue", H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, &nan); }

void write_fill_attribute(hid_t object, float nan) { write_number(object, "_FillValue", H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, &nan); }

std::vector<Attribute> read_attributes(hid_t object) {
    std::vector<Attribute> attributes;
    for (const std::string& name : attribute_names(object)) {
        if (belongs_to_format(name)) continue;
        Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose);
        Handle type(H5Aget_type(attribute.id()), H5Tclose);
        Handle space(H5Aget_space(attribute.id()), H5Sclose);
        if (auto read = read_attribute(attribute.id(), type.id(), space.id(), name)) attributes.push_back(std::move(*read));
        space.close();
        type.close();
        attribute.close();
    }
    return attributes;
}

}  // namespace terrace
