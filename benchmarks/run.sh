#!/usr/bin/env bash
# Builds MpiPool's benchmarks, the plain MPI programs beside them, runs all in turns under Open MPI and MPICH, and prints a table of
# ratios: benchmarks/run.sh [line ...] [--runs n] [--docs]; --help tells more. Installs what is missing on Debian and Ubuntu.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./eng/install-mpi.sh python3-mpi4py
exec /usr/bin/python3 benchmarks/harness "$@"
