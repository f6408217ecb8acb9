#pragma once

#include "models/population/margins.hpp"
#include "models/population/region.hpp"
#include "models/population/synthesis.hpp"

#include <filesystem>
#include <vector>

namespace terrace {

/// The synthetic population of a region in one replicate.
struct RegionPopulation {
    Region region;
    std::vector<Population> counties;
    std::vector<std::vector<MarginCheck>> margins; ///< [county]
};

RegionPopulation synthesise_region(Region region, std::uint32_t seed);

/// Writes one CSV file for each table into a folder that need not exist; it appears complete or not at all.
/// Throws FileExists when the folder is not empty and `force` is false, FileError.
void write_population_csv(const RegionPopulation& population, const std::filesystem::path& folder, bool force);

/// Finds now what would spoil `write_population_csv`.
void check_csv_folder(const std::filesystem::path& folder, bool force);

/// Writes one HDF5 file (netCDF-4): groups households, workers, villages, enterprises, cooperatives, margins. Throws like ResultsWriter.
void write_population_file(const RegionPopulation& population, const std::filesystem::path& path, bool force);

} // namespace terrace
