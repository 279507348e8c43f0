#!/usr/bin/env bash
# Succeeds when GET /health answers 200. The runtime image has neither curl nor wget, but it has bash.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/${ASPNETCORE_HTTP_PORTS%%;*}"
printf 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
IFS= read -r -t 5 status <&3
echo "$status"
[[ $status == 'HTTP/1.1 200 '* ]]
