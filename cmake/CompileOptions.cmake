# Flags shared by every target. Results must be the same bits for every build and CPU, so nothing here may
# let the compiler reorder or fuse floating-point operations.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")
set(TERRACE_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O3")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")

add_library(terrace_options INTERFACE)
target_include_directories(terrace_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(terrace_options INTERFACE EIGEN_DONT_VECTORIZE EIGEN_DONT_PARALLELIZE)
target_compile_options(terrace_options INTERFACE
  -Wall -Wextra -fopenmp-simd -ffp-contract=off -fno-math-errno -fno-trapping-math)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(terrace_options INTERFACE -Wno-restrict) # false alarms of g++ 12 in std::string
endif()

if(TERRACE_CHECKS)
  target_compile_definitions(terrace_options INTERFACE TERRACE_CHECKS=1)
else()
  target_compile_definitions(terrace_options INTERFACE NDEBUG)
endif()

if(TERRACE_SANITIZE)
  target_compile_options(terrace_options INTERFACE -fsanitize=${TERRACE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(terrace_options INTERFACE -fsanitize=${TERRACE_SANITIZE})
endif()

# Function clones: the code writes [[gnu::target_clones("default", "arch=x86-64-v3")]]. Where the instruction set is
# forced, or the compiler has no clones, the attribute's name is turned into one without effect.
include(CheckCXXSourceCompiles)
check_cxx_source_compiles("
  [[gnu::target_clones(\"default\", \"arch=x86-64-v3\")]] int twice(int value) { return 2 * value; }
  int main() { return twice(0); }" TERRACE_HAS_CLONES)
if(NOT TERRACE_INSTRUCTION_SET STREQUAL "auto" OR NOT TERRACE_HAS_CLONES)
  target_compile_options(terrace_options INTERFACE "-Dtarget_clones(...)=unused")
endif()
if(TERRACE_INSTRUCTION_SET STREQUAL "baseline")
  target_compile_options(terrace_options INTERFACE "-D__builtin_cpu_supports(feature)=0") # code that asks the CPU itself
elseif(TERRACE_INSTRUCTION_SET STREQUAL "avx2")
  target_compile_options(terrace_options INTERFACE -march=x86-64-v3)
elseif(NOT TERRACE_INSTRUCTION_SET STREQUAL "auto")
  message(FATAL_ERROR "TERRACE_INSTRUCTION_SET is '${TERRACE_INSTRUCTION_SET}'; allowed: auto, baseline, avx2")
endif()

# Loops over households vectorise only without these two passes of g++ (factor 1.6).
add_library(terrace_hot_loops INTERFACE)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(terrace_hot_loops INTERFACE -fno-thread-jumps -fno-tree-pre)
endif()

# Reading settings, writing files, command line and tests spend no time in loops: compile them faster.
add_library(terrace_quick_compile INTERFACE)
target_compile_options(terrace_quick_compile INTERFACE -O1)
