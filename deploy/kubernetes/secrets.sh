#!/usr/bin/env bash
# Prints those secrets of needed-secrets.yaml that are nobody's but ours, with new values, once for a cluster:
#
#   deploy/kubernetes/secrets.sh production >secrets.yaml      keep it where you keep secrets, then
#   kubectl apply -n hindsight -f secrets.yaml
#
# For a consumer that comes later: secrets.sh production NAME
set -euo pipefail
overlay=${1:?small or production}
consumer=${2:-}
umask 077

secret() {
  local name=$1 type=$2 line
  shift 2
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\ntype: %s\nstringData:\n' "$name" "$type"
  for line in "$@"; do printf '  %s: "%s"\n' "${line%%=*}" "${line#*=}"; done
}

# What a service comes to its database with; CloudNativePG reads the same secret for the password of the role.
database() {
  local service=$1 database=$2 host
  case $overlay in
    small) host=hindsight-db-rw ;;
    production) host=${database//_/-}-db-rw ;;
    *) echo "expected small or production, got $overlay" >&2 && exit 2 ;;
  esac
  secret "$service-database" kubernetes.io/basic-auth "username=$database" "password=$(openssl rand -hex 24)" \
    "reactive-url=postgresql://$host:5432/$database" "jdbc-url=jdbc:postgresql://$host:5432/$database"
}

if [ -n "$consumer" ]; then
  database "$consumer" "${consumer//-/_}"
  exit 0
fi
database command-service command
secret command-service-database-owner kubernetes.io/basic-auth username=command_owner "password=$(openssl rand -hex 24)"
database query-service query
database analytics-service analytics
secret hindsight-master-key Opaque "key=$(openssl rand -base64 32)"
secret hindsight-keys Opaque "secret=$(openssl rand -hex 24)"
