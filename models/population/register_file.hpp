#pragma once

#include <optional>
#include <span>
#include <string>

#include "models/population/register_rows.hpp"
#include "models/population/registers.hpp"
#include "sim/config/source_file.hpp"

namespace terrace {

/// The register files that a region file names for one county.
struct RegisterSources {
    std::optional<SourceFile> villages, households;
};

/// Reads and checks the registers of one county: rows sorted by village and identifier, weighted rows repeated. Throws one InputError
/// that names every faulty row of both files.
CountyRegister read_registers(const RegisterSources& sources, std::string_view county, std::span<const CountyName> counties);

}  // namespace terrace
