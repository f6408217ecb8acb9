# Writes OUTPUT from version.cpp.in if its content changes. Needs SOURCE, OUTPUT, GIT_PROGRAM, VERSION, BUILD,
# INSTRUCTION_SET, COMPILER. Without git or outside a clone the commit is `unknown`.

set(COMMIT "unknown")
if(GIT_PROGRAM AND EXISTS "${SOURCE}/.git")
  execute_process(
    COMMAND "${GIT_PROGRAM}" -c "safe.directory=${SOURCE}" -C "${SOURCE}" describe --always --dirty --abbrev=40 --exclude=*
    OUTPUT_VARIABLE answer RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT failed)
    set(COMMIT "${answer}")
  endif()
endif()
configure_file("${SOURCE}/cmake/version.cpp.in" "${OUTPUT}" @ONLY)
