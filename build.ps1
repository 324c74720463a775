#!/usr/bin/env pwsh
# The same targets as build.sh; both only call dotnet.
$ErrorActionPreference = 'Stop'
$target, $rest = $args
$rest = @($rest | Where-Object { $null -ne $_ })

$version = if (Get-Command dotnet -ErrorAction SilentlyContinue) { dotnet --version }
if (-not $version -or $LASTEXITCODE -ne 0 -or [int]"$version".Split('.')[0] -lt 10) {
    [Console]::Error.WriteLine("The .NET 10 SDK is needed, and 'dotnet --version' does not find it.")
    exit 1
}
switch ($target) {
    'demo' {
        dotnet run --project "$PSScriptRoot/src/IdentDbBridge.Cli" -c Release -v q -- demo @rest
        exit $LASTEXITCODE
    }
    'test' {
        dotnet build "$PSScriptRoot/IdentDbBridge.sln" -c Release -v q --nologo
        if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
        dotnet run --project "$PSScriptRoot/tests/servers" -c Release --no-build -- test --no-build @rest
        exit $LASTEXITCODE
    }
    default {
        [Console]::Error.WriteLine('Usage: ./build.ps1 demo [arguments] | test [arguments for dotnet test]')
        exit 2
    }
}
