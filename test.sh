#!/usr/bin/env bash
# Installs what is missing, builds everything with warnings as errors, publishes the NativeAOT programs, makes the packages and runs all tests.
# The last line is "N passed, N failed"; the exit code is not 0 if anything failed or no test ran.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
exec </dev/null

# One warm compiler serves all projects: each of its own would spend most of its time on starting.
export UseSharedCompilation=true
trap 'dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1' EXIT

give_up() {
    echo "$1"
    echo "0 passed, 1 failed"
    exit 1
}

command -v dotnet >/dev/null || give_up "The .NET SDK 10 is not installed."
./eng/install-mpi.sh || give_up "Installing the MPI packages failed."
./eng/check-style.sh
unstyled=$(($? != 0))
dotnet run eng/Overloads.cs -- --check || give_up "The overloads of the pool's operations are not current."
dotnet build MpiPool.sln --configuration Release || give_up "The build failed."
./eng/publish-programs.sh || give_up "Publishing failed."
rm -rf artifacts/packages
dotnet pack MpiPool.sln --configuration Release --no-build || give_up "Packing failed."

results=artifacts/test-results
rm -rf "$results"
passed=0
failed=0

# The number that the report's <assembly> elements give for an attribute, summed.
count() {
    grep -o '<assembly [^>]*>' "$2" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'
}

mkdir -p "$results"
projects=$(grep -l 'Include="xunit.v3"' tests/*/*.csproj)

# Runs the tests of a project. What it prints is also the end of a run that wrote no report.
run() {
    local name
    name=$(basename "$1" .csproj)
    echo "== $name"
    dotnet test --project "$1" --configuration Release --no-build --no-progress \
        --results-directory "$results" --report-xunit-xml --report-xunit-xml-filename "$name.xml"
    echo $? >"$results/$name.code"
}

# What compiles much runs beside what waits much: ranks that start, sleep and end leave half of the machine idle.
compiling='Generators.Tests|Docs.Tests|Package.Tests'
for project in $(grep -E "$compiling" <<<"$projects"); do run "$project"; done >"$results/compiling.log" 2>&1 &
for project in $(grep -vE "$compiling" <<<"$projects"); do run "$project"; done
wait
cat "$results/compiling.log"

for project in $projects; do
    name=$(basename "$project" .csproj)
    code=$(cat "$results/$name.code" 2>/dev/null || echo 1)
    report="$results/$name.xml"
    if [ ! -s "$report" ]; then
        echo "$name wrote no report."
        failed=$((failed + 1))
        continue
    fi

    # A skipped test would hide a missing MPI: it counts as failed. So does a run that ends badly without naming a test.
    project_passed=$(count passed "$report")
    project_failed=$(($(count failed "$report") + $(count errors "$report") + $(count skipped "$report")))
    if [ "$project_failed" -eq 0 ] && [ "$code" -ne 0 ]; then
        echo "$name ended with exit code $code."
        project_failed=1
    fi
    passed=$((passed + project_passed))
    failed=$((failed + project_failed))
done

if [ "$unstyled" -ne 0 ]; then echo "The style of the code is not as eng/check-style.sh wants it: see its output at the start."; fi
failed=$((failed + unstyled))
if [ $((passed + failed)) -eq 0 ]; then
    echo "No test ran."
    failed=1
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
