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

Handle access_properties() {
    constexpr std::size_t most = std::size_t{1} << 18U;
    Handle properties(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    checked(H5Pset_file_locking(properties.id(), 0, 1));
    H5AC_cache_config_t cache{};
    cache.version = H5AC__CURR_CACHE_CONFIG_VERSION;
    checked(H5Pget_mdc_config(properties.id(), &cache));
    cache.set_initial_size = 1;
    cache.initial_size = cache.min_size = cache.max_size = most;
    cache.incr_mode = H5C_incr__off;
    cache.flash_incr_mode = H5C_flash_incr__off;
    cache.decr_mode = H5C_decr__off;
    checked(H5Pset_mdc_config(properties.id(), &cache));
    return properties;
}

}  // namespace terrace
