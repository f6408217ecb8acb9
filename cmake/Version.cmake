# version.hpp and version.cpp below the build folder: version, commit and compiler for `--version` and for the
# provenance of results. The commit is asked for at each build; the files change, and anything is linked again,
# only when the answer changes.

set(TERRACE_GENERATED_DIR "${PROJECT_BINARY_DIR}/generated")
configure_file("${PROJECT_SOURCE_DIR}/cmake/version.hpp.in" "${TERRACE_GENERATED_DIR}/version.hpp" COPYONLY)
find_program(GIT_PROGRAM git)

add_custom_target(terrace_commit
  COMMAND ${CMAKE_COMMAND}
    "-DSOURCE=${PROJECT_SOURCE_DIR}" "-DOUTPUT=${TERRACE_GENERATED_DIR}/version.cpp" "-DGIT_PROGRAM=${GIT_PROGRAM}"
    "-DVERSION=${PROJECT_VERSION}" "-DBUILD=${CMAKE_BUILD_TYPE}" "-DINSTRUCTION_SET=${TERRACE_INSTRUCTION_SET}"
    "-DCOMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
    -P "${PROJECT_SOURCE_DIR}/cmake/WriteVersion.cmake"
  BYPRODUCTS "${TERRACE_GENERATED_DIR}/version.cpp"
  COMMENT "Asking for the commit" VERBATIM)

add_library(terrace_version STATIC "${TERRACE_GENERATED_DIR}/version.cpp")
add_dependencies(terrace_version terrace_commit)
target_link_libraries(terrace_version PUBLIC terrace_options)
target_include_directories(terrace_version PUBLIC "${TERRACE_GENERATED_DIR}")
