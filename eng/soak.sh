#!/usr/bin/env bash
# Runs the built suites of the pool, in process and on both MPIs, many times in a row, and stops at the first failure with its log.
# After each round no process may be left behind. Build and publish first: ./test.sh does, or dotnet build and eng/publish-programs.sh.
#
#   eng/soak.sh [--rounds N] [--load [LOOPS]] [-- OPTIONS OF THE TESTS' RUNNER]
#
# --load starts busy loops (two for each core unless said otherwise), which bring races to light. A part of the suites:
#   eng/soak.sh --rounds 50 -- -class '*.LeavingTests'
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

usage() {
    sed -n '2,/^set/p' "${BASH_SOURCE[0]}" | sed -n 's/^# \{0,1\}//p'
    exit 2
}

rounds=20
loops=0
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || usage; rounds=$2; shift 2 ;;
        --load)
            loops=$((2 * $(nproc)))
            if [[ ${2:-} =~ ^[1-9][0-9]*$ ]]; then loops=$2; shift; fi
            shift
            ;;
        --) shift; break ;;
        *) usage ;;
    esac
done

suites=(MpiPool.Runtime.Tests MpiPool.Mpi.Tests)
log=artifacts/soak.log
mkdir -p artifacts
for suite in "${suites[@]}"; do
    if [ ! -x "tests/$suite/bin/Release/net10.0/$suite" ]; then
        echo "$suite is not built. Run ./test.sh first." >&2
        exit 2
    fi
done

loads=()
end_load() { [ "${#loads[@]}" -eq 0 ] || kill "${loads[@]}" 2>/dev/null; }
trap end_load EXIT
for ((i = 0; i < loops; i++)); do
    while :; do :; done &
    loads+=($!)
done

# All that a round starts has this in its environment, wherever a launcher has moved it to.
export SOAK_RUN="$$-$RANDOM"
export MSBUILDDISABLENODEREUSE=1

# The processes of the rounds that still live, one a line. A zombie's environment reads as empty.
left_behind() {
    local environment environments=(/proc/[0-9]*/environ)
    grep -lzsxF "SOAK_RUN=$SOAK_RUN" "${environments[@]}" | while read -r environment; do
        echo "$(basename "$(dirname "$environment")"): $(tr '\0' ' ' <"${environment%environ}cmdline")"
    done
}

fail() {
    cat "$log"
    echo "Round $round of $rounds: $1 The log above is $log." >&2
    exit 1
}

for ((round = 1; round <= rounds; round++)); do
    start=$SECONDS
    summary=
    for suite in "${suites[@]}"; do
        "tests/$suite/bin/Release/net10.0/$suite" -noLogo -noColor -failSkips "$@" >"$log" 2>&1 </dev/null || fail "$suite failed."
        tests=$(sed -n "s/^ *$suite  *Total: *\([0-9]*\),.*/\1/p" "$log")
        summary+="$suite ${tests:-no} tests, "
    done
    [[ $summary =~ \ [1-9] ]] || fail "No test ran."

    # What ends may take a moment for it.
    for ((wait = 0; wait < 100; wait++)); do
        left=$(left_behind)
        [ -z "$left" ] && break
        sleep 0.2
    done
    [ -z "$left" ] || fail "Processes were left behind: $left."
    echo "round $round of $rounds: ${summary}no process left behind, $((SECONDS - start)) s"
done
echo "$rounds rounds passed."
