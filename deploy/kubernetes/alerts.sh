#!/usr/bin/env bash
# Writes base/alerts.yaml out of deploy/observability/rules/hindsight.yaml, of which it is a copy in the form of a resource; a test
# fails when the two are not the same.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
{
  cat <<'HEAD'
# Made by deploy/kubernetes/alerts.sh out of deploy/observability/rules/hindsight.yaml.
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: hindsight
spec:
HEAD
  sed -e '/^#/d' -e 's/^/  /' ../observability/rules/hindsight.yaml
} >base/alerts.yaml
