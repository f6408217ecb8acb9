#pragma once

#include <string>
#include <vector>

#include "sim/io/hdf5_handle.hpp"
#include "sim/io/variable.hpp"

namespace terrace {

/// Writes an attribute of an open data set, group or file: text as one fixed-length UTF-8 string, numbers as one element.
void write_attribute(hid_t object, const Attribute&);

/// `_FillValue`, a single element of the variable's own type.
void write_fill_attribute(hid_t object, double nan);
void write_fill_attribute(hid_t object, float nan);

/// The attributes of an open object in order of creation, without those that belong to the format (CLASS, DIMENSION_LIST, ...).
std::vector<Attribute> read_attributes(hid_t object);

}  // namespace terrace
