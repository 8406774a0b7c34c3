#!/usr/bin/env bash
# Makes deploy/compose/.env: passwords, keys, and the key that signs tokens. What is there is never made anew.
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")}"

if [ -e .env ]; then
  echo "$PWD/.env is there already; nothing was changed" >&2
  exit 0
fi
umask 077
secret() { openssl rand -hex 24; }
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2>/dev/null |
  openssl pkcs8 -topk8 -nocrypt -outform DER -out token-key.der
{
  echo "POSTGRES_PASSWORD=$(secret)"
  echo "COMMAND_PASSWORD=$(secret)"
  echo "COMMAND_OWNER_PASSWORD=$(secret)"
  echo "QUERY_PASSWORD=$(secret)"
  echo "ANALYTICS_PASSWORD=$(secret)"
  echo "MASTER_KEY=$(openssl rand -base64 32)"
  echo "KEYS_SECRET=$(secret)"
  echo "TOKEN_PUBLIC_KEY=$(openssl pkey -inform DER -in token-key.der -pubout -outform DER | openssl base64 -A)"
  echo "TOKEN_KEY=$(openssl base64 -A -in token-key.der)"
  echo "GRAFANA_PASSWORD=$(secret)"
} >.env.new
rm token-key.der
mv .env.new .env
echo "$PWD/.env is made: keep it, the data cannot be read without it"
