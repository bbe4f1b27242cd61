#!/usr/bin/env bash
# Installs what the tests need beside the .NET SDK, as far as it is missing: Open MPI, MPICH, and a C compiler
# (for the checks of MPI's constants, and as the linker of NativeAOT). Further packages may be named. Quick where everything is there.
set -euo pipefail

installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    missing=()
    for tool in mpiexec.openmpi mpiexec.mpich gcc setsid; do
        command -v "$tool" >/dev/null || missing+=("$tool")
    done
    [ "${#missing[@]}" -eq 0 ] && exit 0
    echo "eng/install-mpi.sh: not found: ${missing[*]}." >&2
    echo "This script knows Debian and Ubuntu only. Install Open MPI, MPICH (both with headers) and gcc with your package manager," >&2
    echo "and put their launchers on the PATH as mpiexec.openmpi and mpiexec.mpich." >&2
    exit 1
fi

packages=()
for package in openmpi-bin libopenmpi-dev mpich libmpich-dev gcc libc6-dev util-linux "$@"; do
    installed "$package" || packages+=("$package")
done
[ "${#packages[@]}" -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "eng/install-mpi.sh: run as root, or install: ${packages[*]}" >&2
        exit 1
    }
    as_root=(sudo)
fi

echo "Installing ${packages[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" </dev/null
