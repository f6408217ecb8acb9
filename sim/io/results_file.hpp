#pragma once

#include "sim/io/results_reader.hpp"
#include "sim/io/results_writer.hpp"

/// The results file: HDF5 that netCDF-4 programs read. Found by trial with xarray (engines netcdf4 and h5netcdf), netCDF4 for
/// Python (appending too), ncdump and h5py, all as in Debian 12; tests/cli/results_readers_test.py keeps it so.
///
///     /                    dimension scales, one for each axis of the file: 1-D data sets that bear the axis's name
///         time, county     an axis with values in the root group: the scale holds them, as a coordinate variable
///         village, flow    an axis whose values stand in a group, or nowhere: a bare scale, which netCDF shows as a dimension
///         gini, ...        variables; every axis of every one is attached to its scale
///     /villages            one level of groups, none bearing the name of an axis or variable of the root group
///         village          values of the axis that belongs to this group: an ordinary variable attached to the scale /village
///         time             copy of the coordinate /time, made when the first variable over it is written into the group
///         income, ...      variables, attached to the scales of the root group
///
/// - Scales are in the root group only: in a group they cannot be shared, and readers lose the names of axes. A group repeats
///   the coordinates it needs, because `xarray.open_dataset(path, group="villages")` sees that group alone.
/// - An axis that matters to one group alone (a million households) is best declared for that group: readers load the
///   coordinates of the root group at opening.
/// - Text data is variable-length UTF-8, text attributes fixed-length UTF-8, numbers little-endian. No compound types, no booleans.
/// - Floating-point variables have NaN as `_FillValue`; coordinates and integers have none (readers would turn integers into reals).
/// - Numeric variables lie in chunks of at most 1 MiB with Fletcher32 checksums, compressed by shuffle and gzip 1 if asked.
///   Single values, coordinates, text and axes of length 0 are plain.
/// - An axis of length 0 is shown by netCDF as unlimited with no entry yet.
/// - Order of links and attributes is kept; times are not: the same contents give the same bytes.
