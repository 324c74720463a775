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
  bench)
    exec dotnet run --project "$root/tests/IdentDbBridge.Benchmarks" -c Release -v q -- "$@"
    ;;
  mutate)
    (cd "$root" && dotnet tool restore)
    exec dotnet run --project "$root/tests/mutation" -c Release -v q -- "$@"
    ;;
  pack)
    rm -rf "$root/artifacts/packages" "$root/artifacts/linux-x64" "$root/artifacts/win-x64"
    # Of one commit the same bytes, wherever and whenever they are made.
    export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)} ContinuousIntegrationBuild=true
    for project in "$root"/src/*/; do
      dotnet pack "$project" -c Release -v q --nologo -o "$root/artifacts/packages" "$@"
    done
    # What is in the program, by name, version and licence.
    (cd "$root" && dotnet tool restore && dotnet CycloneDX src/IdentDbBridge.Cli/IdentDbBridge.Cli.csproj --output artifacts --filename sbom.json --output-format Json)
    # A native program for the system that it is made on; one file with .NET in it for the other.
    for rid in linux-x64 win-x64; do
      native=
      [ "$rid $(uname -sm)" != 'linux-x64 Linux x86_64' ] || native=true
      dotnet publish "$root/src/IdentDbBridge.Cli" -c Release -r $rid -p:Native=$native -v q --nologo -o "$root/artifacts/$rid" "$@"
    done
    # The tests find the sources where they are.
    IDENTDB_TEST_PACKAGES="$root/artifacts" ContinuousIntegrationBuild= exec dotnet test "$root/tests/IdentDbBridge.Tests" -c Release --nologo --filter "FullyQualifiedName~PackagesMade" "$@"
    ;;
  *)
    echo "Usage: ./build.sh demo [arguments] | test [arguments for dotnet test] | bench [--quick] [--rows NAME…] | mutate [--report] [NAME…] | pack [arguments for dotnet]" >&2
    exit 2
    ;;
esac
