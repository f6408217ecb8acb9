#include "cli/program.hpp"

int main(int count, char** words) { return static_cast<int>(terrace::run_program({words + (count > 0 ? 1 : 0), words + count})); }
