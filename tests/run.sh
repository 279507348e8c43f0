#!/usr/bin/env bash
# Runs every test: bash tests/run.sh
#   LEDGER_TEST_DB=docker|local|auto   where PostgreSQL comes from (auto: Docker where it is, else what is installed)
#   LEDGER_TEST_CONNECTION=string      a PostgreSQL of your own instead, where databases may be made and dropped
#   LEDGER_TEST_FILTER=expression      only some tests, as in dotnet test --filter
#   LEDGER_TEST_RESULTS=folder         where the results go (artifacts/test-results)
#   CHROMIUM_PATH=program              the Chromium that opens the pages
# The last line printed is "N passed, N failed".
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
results=${LEDGER_TEST_RESULTS:-$root/artifacts/test-results}
passed=0 failed=0 skipped=0

give_up() {
  echo "$1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

use_a_writable_home() {
  [ -w "${HOME:-/nonexistent}" ] && return
  HOME=$(mktemp -d)
  export HOME
  trap 'rm -rf "$HOME"' EXIT
}

find_dotnet() {
  local place
  for place in "${DOTNET_ROOT:-}" "$(dirname "$(command -v dotnet || true)")" \
      "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
    [ -x "$place/dotnet" ] || continue
    "$place/dotnet" --list-sdks 2>/dev/null | grep -Eq '^[1-9][0-9]+\.' || continue
    PATH=$place:$PATH
    return
  done
  give_up "The tests need the .NET 10 SDK: install it (https://dotnet.microsoft.com/download) or set DOTNET_ROOT."
}

find_chromium() {
  local program
  for program in "${CHROMIUM_PATH:-}" chromium chromium-browser google-chrome-stable google-chrome; do
    program=$(command -v "$program" || true)
    if [ -n "$program" ] && "$program" --version >/dev/null 2>&1; then
      export CHROMIUM_PATH=$program
      return
    fi
  done
  return 1
}

# The places where the application looks too; it wants version 15 or newer.
has_postgres() {
  local place version
  for place in "${ARGUMENTLEDGER_PG_BIN:-}" "$(pg_config --bindir 2>/dev/null || true)" \
      /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /{opt/homebrew,usr/local,home/linuxbrew/.linuxbrew}/opt/postgresql@*/bin \
      /Applications/Postgres.app/Contents/Versions/*/bin; do
    [ -x "$place/initdb" ] || continue
    version=$("$place/postgres" --version 2>/dev/null | grep -Eo '[0-9]+' | head -n 1) || continue
    if [ "${version:-0}" -ge 15 ]; then return; fi
  done
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif [ -t 0 ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

# Programs alone are wanted, not a server that starts with the machine.
want_no_cluster() {
  [ ! -e /etc/postgresql-common/createcluster.conf ] || return 0
  as_root mkdir -p /etc/postgresql-common
  echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
}

install_packages() {
  if ! command -v apt-get >/dev/null || ! as_root true 2>/dev/null; then
    give_up "The tests need $*, and this user cannot install them here. Have them installed, then try again."
  fi
  echo "Installing with apt-get: $*"
  [[ " $* " != *' postgresql '* ]] || want_no_cluster
  as_root apt-get -qq update >/dev/null || echo "apt-get update failed; trying what is known already." >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
    -o Dpkg::Options::=--force-confold "$@" >/dev/null \
    || give_up "The tests need $*, and apt-get could not install them (see above)."
}

ensure_programs() {
  local missing=()
  find_chromium || missing+=(chromium)
  has_postgres || missing+=(postgresql)
  [ ${#missing[@]} -eq 0 ] && return
  install_packages "${missing[@]}"
  find_chromium || give_up "Chromium was installed but does not start; set CHROMIUM_PATH to one that does."
}

build() {
  dotnet build ArgumentLedger.sln -nologo -verbosity:quiet -maxcpucount:2 -nodeReuse:false \
    || give_up "The build failed, so no test ran."
}

# The value of one attribute of the results' <Counters>.
counter() {
  sed -n "s/.*<Counters.* $2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1
}

# "name: why" of each test with that outcome.
tests_with() {
  awk -v outcome="outcome=\"$2\"" 'BEGIN { RS = "<UnitTestResult " }
    index(substr($0, 1, index($0, ">")), outcome) {
      name = $0; sub(/.*testName="/, "", name); sub(/".*/, "", name)
      why = $0
      if (!sub(/.*<Message>/, "", why)) why = "no reason given"
      sub(/<\/Message>.*/, "", why)
      gsub(/[\r\n]+ */, " ", why)
      print "  " name ": " substr(why, 1, 600)
    }' "$1" | sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#x[AD];/ /g; s/&amp;/\&/g'
}

count() {
  local name=$1 trx=$2 exit_code=$3 total=0 executed=0 bad=0
  if [ -s "$trx" ]; then
    total=$(counter "$trx" total) executed=$(counter "$trx" executed)
    bad=$((executed - $(counter "$trx" passed)))
    passed=$((passed + executed - bad)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
    tests_with "$trx" NotExecuted >> "$results/skipped"
    tests_with "$trx" Failed >> "$results/failed"
  fi
  if [ "$exit_code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    echo "$name broke off with code $exit_code; that counts as one failure."
    failed=$((failed + 1))
  fi
}

run_project() {
  local name=$1 project=$2 exit_code=0
  local filter=()
  [ -z "${LEDGER_TEST_FILTER:-}" ] || filter=(--filter "$LEDGER_TEST_FILTER")
  echo "== $name"
  dotnet test "$project" --no-build --nologo --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
    --blame-hang-timeout 15m --blame-hang-dump-type none \
    ${filter[@]+"${filter[@]}"} || exit_code=$?
  count "$name" "$results/$name.trx" "$exit_code"
}

run_projects() {
  local project
  for project in tests/*/*.csproj; do
    grep -q 'Microsoft.NET.Test.Sdk' "$project" || continue
    run_project "$(basename "$project" .csproj)" "$project"
  done
}

report() {
  local line="$passed passed, $failed failed"
  if [ "$skipped" -gt 0 ]; then
    echo "Skipped, and why:"
    cat "$results/skipped"
    line="$line, $skipped skipped"
  fi
  if [ -s "$results/failed" ]; then
    echo "Failed, and why:"
    cat "$results/failed"
  fi
  [ $((passed + failed)) -gt 0 ] || echo "No test ran."
  echo "$line"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

cd "$root"
[ -w tests ] || give_up "$(id -un) may not write in $root; clone the repository as the user who runs the tests."
use_a_writable_home
find_dotnet
ensure_programs
build
rm -f "$results"/*.trx "$results/skipped" "$results/failed"
mkdir -p "$results"
run_projects
report
