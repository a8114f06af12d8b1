#!/bin/sh
# Writes the locks from pyproject.toml: exact versions with hashes, and no host, so that any mirror serves.
# For maintainers. Needs uv (`pip install uv`). Read the difference like code before you commit it.
set -eu
cd "$(dirname "$0")/.."

uv=$(command -v uv || echo .venv/bin/uv)
[ -x "$uv" ] || { echo "Locking needs uv: pip install uv" >&2; exit 1; }

lock() {  # lock NAME OPTION...
  name=requirements/$1.txt
  shift
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --no-emit-find-links "$@" pyproject.toml --output-file "$name"
  if grep -nE '://|--(extra-)?index-url|--find-links|@ file' "$name"; then
    echo "$name names a host" >&2
    exit 1
  fi
  echo "$name: $(grep -c '==' "$name") pins, $(grep -c 'sha256:' "$name") hashes"
}

lock run --extra build "$@"
lock dev --extra build --extra dev --constraints requirements/run.txt "$@"
lock bench --extra build --extra bench --constraints requirements/run.txt "$@"
