#!/usr/bin/env bash
# Publishes the programs that the tests start as NativeAOT binaries into artifacts/publish/<project>.
# Any trim or AOT warning is a failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

programs=(
    tests/MpiPool.TestProgram
    tests/MpiPool.TestProgram.NoInterceptors
    tests/MpiPool.TestProgram.OtherBuild
    samples/QuickStart
    samples/WordCount
)

mkdir -p artifacts/publish
for program in "${programs[@]}"; do
    name=$(basename "$program")
    log="artifacts/publish/$name.log"
    if ! dotnet publish "$program" --configuration Release --output "artifacts/publish/$name" >"$log" 2>&1 </dev/null; then
        cat "$log"
        echo "Publishing $program failed." >&2
        exit 1
    fi
    if grep -E '\bwarning\b' "$log"; then
        echo "Publishing $program gave the warnings above." >&2
        exit 1
    fi

    # Publishing leaves the time of an unchanged binary alone; the tests ask it whether the binary is newer than the sources.
    touch "artifacts/publish/$name/$name"
    echo "published artifacts/publish/$name/$name"
done
