#!/usr/bin/env bash
# Installs what is missing, builds everything with warnings as errors, publishes the NativeAOT programs, makes the packages and runs all tests,
# or only what the arguments choose. The last line is "N passed, N failed"; the exit code is not 0 if anything failed or no test ran.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
exec </dev/null

# One warm compiler serves all projects: each of its own would spend most of its time on starting.
export UseSharedCompilation=true
trap 'dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1' EXIT

all=$(grep -l 'Include="xunit.v3"' tests/*/*.csproj)

give_up() {
    echo "$1"
    echo "0 passed, 1 failed"
    exit 1
}

# What tells one test project from the others: Runtime of tests/MpiPool.Runtime.Tests.
kind() {
    local name
    name=$(basename "$1" .csproj)
    name=${name#MpiPool.}
    echo "${name%.Tests}"
}

usage() {
    cat <<END
Usage: ./test.sh [PROJECT ...] [--filter TEXT]

Builds what is needed and runs all tests, or those of the projects that are named, whole or in part:
$(for project in $all; do echo "    $(kind "$project")"; done)

  --filter TEXT   runs the tests whose name, with class and namespace, contains TEXT (or fits it, with * at its ends)
  --help          shows this

Examples: ./test.sh generator; ./test.sh runtime mpi --filter Map; ./test.sh --filter "*.DoctorTests.*"
END
}

words=()
filter=
while [ $# -gt 0 ]; do
    case $1 in
    --help | -h)
        usage
        exit 0
        ;;
    --filter)
        filter=${2:-}
        [ -n "$filter" ] || give_up "--filter wants a text."
        shift
        ;;
    -*) give_up "There is no option $1: ./test.sh --help shows those that there are." ;;
    *) words+=("$1") ;;
    esac
    shift
done

# The projects that are named, of these the ones in which the filter's last name occurs.
projects=$all
if [ ${#words[@]} -gt 0 ]; then
    projects=
    for word in "${words[@]}"; do
        found=$(for project in $all; do grep -qiF -- "$(kind "$word")" <<<"$(kind "$project")" && echo "$project"; done)
        [ -n "$found" ] || give_up "No test project is named like '$word': ./test.sh --help shows them."
        projects+="$found"$'\n'
    done
    projects=$(sort -u <<<"$projects" | grep .)
fi
test_options=()
if [ -n "$filter" ]; then
    word=$(tr -d '*' <<<"$filter")
    word=${word%.}
    projects=$(for project in $projects; do grep -rqiF --include='*.cs' -- "${word##*.}" "$(dirname "$project")" && echo "$project"; done)
    [ -n "$projects" ] || give_up "No test has '$filter' in its name."
    # Exit code 8: the word occurs in the project, and in no test's name.
    case $filter in *'*'*) ;; *) filter="*$filter*" ;; esac
    test_options=(--filter-method "$filter" --ignore-exit-code 8)
fi

kinds=$(for project in $projects; do kind "$project"; done)

# Whether one of these is to be run.
need() {
    grep -qxE "$1" <<<"$kinds"
}

command -v dotnet >/dev/null || give_up "The .NET SDK 10 is not installed."
if need 'Mpi|Package|Runtime|Tool'; then ./eng/install-mpi.sh || give_up "Installing the MPI packages failed."; fi
unstyled=0
if [ "$projects" = "$all" ]; then
    ./eng/check-style.sh
    unstyled=$(($? != 0))
    dotnet run eng/Overloads.cs -- --check || give_up "The overloads of the pool's operations are not current."
fi

# The MPI tests start programs from all over the repository; the others need no more than they refer to.
built=$projects
if need Mpi; then built=MpiPool.sln; fi
for project in $built; do dotnet build "$project" --configuration Release || give_up "The build failed."; done
if need Mpi; then ./eng/publish-programs.sh || give_up "Publishing failed."; fi
if need Package; then
    rm -rf artifacts/packages
    if [ "$built" = MpiPool.sln ]; then
        dotnet pack MpiPool.sln --configuration Release --no-build || give_up "Packing failed."
    else
        for project in $(grep -l '<IsPackable>true' src/*/*.csproj); do
            dotnet pack "$project" --configuration Release || give_up "Packing failed."
        done
    fi
fi

results=artifacts/test-results
rm -rf "$results"
passed=0
failed=0

# The number that the report's <assembly> elements give for an attribute, summed.
count() {
    grep -o '<assembly [^>]*>' "$2" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'
}

mkdir -p "$results"

# Runs the tests of a project. What it prints is also the end of a run that wrote no report.
run() {
    local name
    name=$(basename "$1" .csproj)
    echo "== $name"
    dotnet test --project "$1" --configuration Release --no-build --no-progress "${test_options[@]}" \
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
