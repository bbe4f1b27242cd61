#!/usr/bin/env bash
# Sends objects of many random types through the generated serializers: eng/state-roundtrips.sh [TYPES] [FIRST_SEED], 100,000 from 1 unless said.
# What arrives must equal what was sent in all fields, or the type was warned of. A failing seed is shown with the type's source.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet build tests/MpiPool.Generators.Tests --configuration Release -v:q
MPIPOOL_TEST_TYPES="${1:-100000}" MPIPOOL_TEST_SEED="${2:-1}" \
    exec tests/MpiPool.Generators.Tests/bin/Release/net10.0/MpiPool.Generators.Tests -class "*.State.RoundTrips.RoundTripTests" -diagnostics
