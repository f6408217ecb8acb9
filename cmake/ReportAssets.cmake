# The report's style sheet and the script of its charts, as text inside the program. Charts need Node.js with the packages of
# analysis/report/web/package-lock.json installed (cmake/prepare.sh does it); without them the script is empty and reports say so.

set(web "${PROJECT_SOURCE_DIR}/analysis/report/web")
set(report_script "${PROJECT_BINARY_DIR}/report/report.js")
set(report_assets "${PROJECT_BINARY_DIR}/report/report_assets.cpp")
find_program(NPM npm)
# Asked again at each build: packages may be installed after the first configuration.
file(GLOB web_packages CONFIGURE_DEPENDS "${web}/node_modules/.package-lock.json")
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS "${web}/src/*.ts")

if(NPM AND web_packages)
  add_custom_command(OUTPUT "${report_script}"
    COMMAND ${CMAKE_COMMAND} -E env "TERRACE_WEB_OUT=${PROJECT_BINARY_DIR}/report" "${NPM}" run --silent build
    DEPENDS ${web_sources} ${web_packages} "${web}/package.json" "${web}/tsconfig.json" "${web}/vite.config.ts"
    WORKING_DIRECTORY "${web}" COMMENT "Building the charts of reports" VERBATIM)
  set(script_file "${report_script}")
else()
  set(script_file "")
endif()

add_custom_command(OUTPUT "${report_assets}"
  COMMAND ${CMAKE_COMMAND} "-DSTYLE=${PROJECT_SOURCE_DIR}/analysis/report/page.css" "-DSCRIPT=${script_file}" "-DOUT=${report_assets}"
          -P "${PROJECT_SOURCE_DIR}/cmake/WriteReportAssets.cmake"
  DEPENDS "${PROJECT_SOURCE_DIR}/analysis/report/page.css" ${script_file} "${PROJECT_SOURCE_DIR}/cmake/WriteReportAssets.cmake" VERBATIM)

# Without precompiled headers and optimisation: the file is one long string.
add_library(terrace_report_assets STATIC "${report_assets}")
target_include_directories(terrace_report_assets PRIVATE "${PROJECT_SOURCE_DIR}")
target_compile_features(terrace_report_assets PRIVATE cxx_std_20)
