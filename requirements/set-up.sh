#!/bin/sh
# Makes .venv and installs one lock into it: set-up.sh run|dev|bench. `make` calls this when a lock has changed.
# Needs Python 3.11 or newer with venv; says in one sentence what is missing. PYTHON=... chooses another Python.
set -eu
cd "$(dirname "$0")/.."
lock=$1
python=${PYTHON:-python3}

stop() { printf '\nHandrail cannot be set up yet: %s\n\n' "$1" >&2; exit 1; }

works() { [ -x .venv/bin/python ] && .venv/bin/python -c 'import pip' 2>/dev/null; }

make_venv() {
  command -v "$python" >/dev/null ||
    stop "there is no '$python'. On Debian or Ubuntu: sudo apt install python3 python3-venv python3-pip"
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "$("$python" --version) is too old; it needs 3.11 or newer. Name one with: make PYTHON=python3.12 ..."
  "$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv"
  rm -rf .venv
  "$python" -m venv .venv || stop "Python could not make the folder .venv (the reason stands above)."
}

works || make_venv
echo "Installing requirements/$lock.txt into .venv (once, until it changes) ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
  --requirement "requirements/$lock.txt" ||
  stop "the packages could not be installed (pip's reason stands above). Is the network there?"
# The build backend is in the lock: nothing else is fetched.
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ||
  stop "Handrail itself could not be installed (pip's reason stands above)."
touch ".venv/$lock.ready"
