#pragma once

#include "sim/io/hdf5_handle.hpp"

namespace terrace {

/// How an object of class H5P_DATASET_CREATE, H5P_GROUP_CREATE or H5P_FILE_CREATE is made:
/// - the order of attributes (and of links, of groups and files) is kept, without which netCDF readers cannot append;
/// - times of change are not, so that the same contents make the same bytes.
Handle creation_properties(hid_t object_class);

/// Properties of opening a file: no locks, which hinder on network folders, and at most 256 KiB of the library's own notes in memory. It would take up
/// to 32 MiB, growing with the texts and chunks that are written or read.
Handle access_properties();

}  // namespace terrace
