#!/usr/bin/env bash
# Builds the site of all pages and the API reference, by docfx, into artifacts/site; open its index.html.
# A link that leads nowhere, in a page or in a comment, is an error.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# docfx takes nothing from above its configuration: what it is to read is brought together.
rm -rf artifacts/site artifacts/docfx
dotnet tool restore
dotnet publish src/MpiPool.MpiNet --configuration Release --output artifacts/docfx/dll
cp --parents ./*.md eng/icon.png samples/*/README.md artifacts/docfx
cp -r docs artifacts/docfx
cp eng/docfx.json artifacts/docfx
cat >artifacts/docfx/toc.yml <<'END'
- name: Home
  href: README.md
- name: Documentation
  href: docs/README.md
- name: API
  href: api/
- name: Architecture
  href: ARCHITECTURE.md
END

dotnet docfx artifacts/docfx/docfx.json --warningsAsErrors
cp artifacts/site/README.html artifacts/site/index.html
echo "built artifacts/site/index.html"
