#!/usr/bin/env bash
# The same targets as build.ps1; both only call dotnet.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if ! version=$(dotnet --version 2>/dev/null) || [ "${version%%.*}" -lt 10 ]; then
  echo "The .NET 10 SDK is needed, and 'dotnet --version' does not find it." >&2
  exit 1
fi

target=${1:-}
[ $# -eq 0 ] || shift
case $target in
  demo)
    exec dotnet run --project "$root/src/IdentDbBridge.Cli" -c Release -v q -- demo "$@"
    ;;
  test)
    dotnet build "$root/IdentDbBridge.sln" -c Release -v q --nologo
    exec dotnet run --project "$root/tests/servers" -c Release --no-build -- test --no-build "$@"
    ;;
  *)
    echo "Usage: ./build.sh demo [arguments] | test [arguments for dotnet test]" >&2
    exit 2
    ;;
esac
