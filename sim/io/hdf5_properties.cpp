#include "sim/io/hdf5_properties.hpp"

namespace terrace {

Handle creation_properties(hid_t object_class) {
    constexpr unsigned kept = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    Handle properties(H5Pcreate(object_class), H5Pclose);
    checked(H5Pset_attr_creation_order(properties.id(), kept));
    checked(H5Pset_obj_track_times(properties.id(), 0));
    if (checked(H5Pisa_class(properties.id(), H5P_GROUP_CREATE)) > 0) checked(H5Pset_link_creation_order(properties.id(), kept));
    return properties;
}

}  // namespace terrace
