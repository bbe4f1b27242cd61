#!/usr/bin/env bash
# Checks that all C# is formatted as CSharpier formats it (.csharpierrc.yaml) and that no line is longer than 140 characters.
# To format everything: dotnet tool restore && dotnet csharpier format .
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet tool restore >/dev/null
dotnet csharpier check .

# What the formatter cannot break: comments, strings, programs within tests. The overloads and the snapshots are written by programs.
long=$(find . -name '*.cs' | grep -vE '/(bin|obj|artifacts)/|\.verified\.cs$|/BrokenCode/Corpus/' | xargs grep -LF 'Written by eng/Overloads.cs' |
    LC_ALL=C.UTF-8 xargs awk 'length > 140 { print FILENAME ":" FNR ": " length " characters" }')
if [ -n "$long" ]; then
    echo "Lines of more than 140 characters:"
    echo "$long"
    exit 1
fi
