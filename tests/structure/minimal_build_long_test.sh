#!/usr/bin/env bash
# The engine and the model build where HDF5, OpenMP and MPI are not found.
exec bash "$(dirname "${BASH_SOURCE[0]}")/minimal_build_test.sh" all
