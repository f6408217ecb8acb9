# One library for each layer; what a target may link is what its folder may include.

# Standard headers that most sources read: parsed once for each library, which saves a quarter of the compile time.
set(common_headers
  <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory> <optional> <span> <stdexcept> <string>
  <string_view> <utility> <variant> <vector>)

# terrace_library(NAME FOLDERS... [EXCLUDE regex] [LINK targets...] [PRIVATE targets...]): the sources below the folders.
# A library of headers alone becomes an INTERFACE target.
function(terrace_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "EXCLUDE" "FOLDERS;LINK;PRIVATE")
  set(patterns "")
  foreach(folder IN LISTS arg_FOLDERS)
    list(APPEND patterns "${PROJECT_SOURCE_DIR}/${folder}/*.cpp")
  endforeach()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${patterns})
  if(arg_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${arg_EXCLUDE}")
  endif()
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC terrace_options ${arg_LINK} PRIVATE ${arg_PRIVATE})
    list(LENGTH sources count)
    if(count GREATER 10)
      target_precompile_headers(${name} PRIVATE ${common_headers})
    endif()
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE terrace_options ${arg_LINK})
  endif()
endfunction()

if(OpenMP_CXX_FOUND)
  set(openmp OpenMP::OpenMP_CXX)
endif()
terrace_library(terrace_core
  FOLDERS sim/core sim/random sim/math sim/schedule sim/run sim/ledger
  LINK Boost::boost fmt::fmt Threads::Threads PRIVATE ${openmp})
terrace_library(terrace_config FOLDERS sim/config LINK terrace_core PRIVATE terrace_quick_compile)
terrace_library(terrace_statistics FOLDERS analysis/statistics LINK Boost::boost)
terrace_library(terrace_models
  FOLDERS models
  LINK terrace_config terrace_core terrace_statistics Eigen3::Eigen PRIVATE terrace_hot_loops)

if(TERRACE_PROGRAM)
  include(ReportAssets)
  terrace_library(terrace_io FOLDERS sim/io LINK terrace_core terrace_hdf5 PRIVATE terrace_quick_compile)
  terrace_library(terrace_analysis
    FOLDERS analysis EXCLUDE "/analysis/statistics/"
    LINK terrace_models terrace_io terrace_statistics terrace_version nlohmann_json::nlohmann_json terrace_report_assets
    PRIVATE "${XLSXWRITER_LIBRARY}" "$<$<BOOL:${TERRACE_CHECKS}>:terrace_quick_compile>")  # 3 to 7 % of a run's time, a quarter of the compile time
  # Linked only: the definitions that its parts of Boost ask for would otherwise be those of every source.
  target_link_libraries(terrace_analysis INTERFACE "$<LINK_ONLY:Pagmo::pagmo>")
  target_include_directories(terrace_analysis SYSTEM PRIVATE "$<TARGET_PROPERTY:Pagmo::pagmo,INTERFACE_INCLUDE_DIRECTORIES>" "${XLSXWRITER_INCLUDE_DIR}")
  terrace_library(terrace_cli
    FOLDERS cli EXCLUDE "/cli/main\\.cpp$"
    LINK terrace_analysis CLI11::CLI11 PRIVATE terrace_quick_compile)
  # The folder whose scenarios/ the program falls back to when it is started elsewhere.
  set_property(TARGET terrace_cli APPEND PROPERTY
    INTERFACE_COMPILE_DEFINITIONS "TERRACE_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"")
  set_property(TARGET terrace_cli APPEND PROPERTY
    COMPILE_DEFINITIONS "TERRACE_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"")
  if(EXISTS "${PROJECT_SOURCE_DIR}/cli/main.cpp")
    add_executable(terrace_program cli/main.cpp)
    set_target_properties(terrace_program PROPERTIES OUTPUT_NAME terrace)
    target_link_libraries(terrace_program PRIVATE terrace_cli terrace_quick_compile)
  endif()
endif()
