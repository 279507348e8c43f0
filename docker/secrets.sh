#!/usr/bin/env bash
# Makes the database password that docker-compose.yml asks for: bash docker/secrets.sh [folder]
# A password that is there already stays. With a folder named, .env is left alone: set LEDGER_SECRETS to the folder.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$root/docker/secrets}

make_password() {
  local password
  password=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s' "$password" > "$folder/postgres-password"
  printf '*:*:*:*:%s\n' "$password" > "$folder/pgpass"
}

point_compose_at_it() {
  local env=$root/.env
  touch "$env"
  if ! grep -q '^LEDGER_SECRETS=' "$env"; then
    printf 'LEDGER_SECRETS=./docker/secrets\n' >> "$env"
  fi
}

mkdir -p "$folder"
if [ -s "$folder/postgres-password" ] && [ -s "$folder/pgpass" ]; then
  echo "The database password in $folder stays as it is."
else
  make_password
  echo "A new database password is in $folder."
fi
# Compose mounts the files as they are, and the containers' users are not this one:
# the files can be read by all, the folder only by its owner.
chmod 700 "$folder"
chmod 644 "$folder/postgres-password" "$folder/pgpass"
if [ $# -eq 0 ]; then
  point_compose_at_it
fi
