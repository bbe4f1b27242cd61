#!/usr/bin/env bash
# Plays many schedules of the scheduling core in virtual time, each made of its seed. Stops at the first one that breaks a rule, and tells
# what happened in it. Build first: ./test.sh does, or dotnet build tests/MpiPool.Runtime.Tests -c Release.
#
#   eng/simulate.sh [--seeds N] [--first SEED]
#
# A million seeds unless said otherwise. One seed again: eng/simulate.sh --seeds 1 --first SEED
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

usage() {
    sed -n '2,/^set/p' "${BASH_SOURCE[0]}" | sed -n 's/^# \{0,1\}//p'
    exit 2
}

seeds=1000000
first=0
while [ $# -gt 0 ]; do
    [[ ${2:-} =~ ^[0-9]+$ ]] || usage
    case $1 in
        --seeds) seeds=$2 ;;
        --first) first=$2 ;;
        *) usage ;;
    esac
    shift 2
done

suite=tests/MpiPool.Runtime.Tests/bin/Release/net10.0/MpiPool.Runtime.Tests
if [ ! -x "$suite" ]; then
    echo "$suite is not built. Run ./test.sh first." >&2
    exit 2
fi

SIMULATION_FIRST=$first SIMULATION_COUNT=$seeds exec "$suite" -noLogo -noColor -method '*SimulationTests.All_schedules_keep_the_rules'
