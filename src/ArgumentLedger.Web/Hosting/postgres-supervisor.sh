# Keeps one PostgreSQL server for as long as somebody holds the other end of standard input.
# Started as: sh -c SCRIPT NAME log data user sockets server-command...
# log: file for everything said here; data: the server's data directory; user: the operating system's
# account that may connect; sockets: a short private folder to make and remove again, or nothing.
log=$1 data=$2 user=$3 sockets=$4
shift 4
exec 3<&0 </dev/null >>"$log" 2>&1
# A service that stops tells every process at once; the server must outlast the application's last commit.
trap '' HUP TERM

# Written at every start: the same data may be opened by its owner today and by root tomorrow.
printf 'local all ledger peer map=ledger\n' >"$data/pg_hba.conf" || exit 1
printf 'ledger "%s" ledger\n' "$user" >"$data/pg_ident.conf" || exit 1
[ -z "$sockets" ] || mkdir -m 700 "$sockets" || exit 1

"$@" 3<&- &
server=$!

# SIGINT asks for PostgreSQL's fast shutdown. It is repeated because a server that is only just starting
# does not hear it yet.
(
  while read -r _; do :; done
  while kill -INT "$server"; do sleep 1; done
) <&3 2>/dev/null &
holder=$!
exec 3<&-

wait "$server"
status=$?
kill -KILL "$holder" 2>/dev/null
[ -z "$sockets" ] || rm -rf "$sockets"
exit "$status"
