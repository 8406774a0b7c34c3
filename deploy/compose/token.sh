#!/usr/bin/env bash
# Prints a token of the stack of compose: token.sh ROLE [ID]; ROLE is customer, merchant or operator, ID a UUID of a customer.
set -euo pipefail
role=${1:?customer, merchant or operator}
id=${2:-$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)}
# shellcheck disable=SC1090
TOKEN_KEY=$(sed -n 's/^TOKEN_KEY=//p' "${HINDSIGHT_ENV:-$(dirname "${BASH_SOURCE[0]}")/.env}")

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
now=$(date +%s)
head=$(printf '{"alg":"RS256","typ":"JWT"}' | base64url)
claims=$(printf '{"iss":"hindsight","aud":"hindsight","sub":"%s","groups":["%s"],"iat":%d,"exp":%d}' \
  "$id" "$role" "$now" "$((now + 12 * 3600))" | base64url)
key=$(mktemp)
trap 'rm -f "$key"' EXIT
printf '%s' "$TOKEN_KEY" | openssl base64 -d -A >"$key"
signature=$(printf '%s.%s' "$head" "$claims" | openssl dgst -sha256 -sign "$key" -keyform DER | base64url)
echo "$head.$claims.$signature"
