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
    'bench' {
        dotnet run --project "$PSScriptRoot/tests/IdentDbBridge.Benchmarks" -c Release -v q -- @rest
        exit $LASTEXITCODE
    }
    'mutate' {
        Push-Location $PSScriptRoot
        try { dotnet tool restore } finally { Pop-Location }
        if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
        dotnet run --project "$PSScriptRoot/tests/mutation" -c Release -v q -- @rest
        exit $LASTEXITCODE
    }
    'pack' {
        Remove-Item "$PSScriptRoot/artifacts/packages", "$PSScriptRoot/artifacts/linux-x64", "$PSScriptRoot/artifacts/win-x64" -Recurse -Force -ErrorAction SilentlyContinue
        # Of one commit the same bytes, wherever and whenever they are made.
        if (-not $env:SOURCE_DATE_EPOCH) { $env:SOURCE_DATE_EPOCH = git -C $PSScriptRoot log -1 --format=%ct }
        $env:ContinuousIntegrationBuild = 'true'
        foreach ($project in Get-ChildItem "$PSScriptRoot/src" -Directory) {
            dotnet pack $project.FullName -c Release -v q --nologo -o "$PSScriptRoot/artifacts/packages" @rest
            if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
        }
        # What is in the program, by name, version and licence.
        Push-Location $PSScriptRoot
        try {
            dotnet tool restore
            if ($LASTEXITCODE -eq 0) { dotnet CycloneDX src/IdentDbBridge.Cli/IdentDbBridge.Cli.csproj --output artifacts --filename sbom.json --output-format Json }
        } finally { Pop-Location }
        if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
        # A native program for the system that it is made on; one file with .NET in it for the other.
        foreach ($rid in 'linux-x64', 'win-x64') {
            $native = if ($rid -eq [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier) { 'true' }
            dotnet publish "$PSScriptRoot/src/IdentDbBridge.Cli" -c Release -r $rid "-p:Native=$native" -v q --nologo -o "$PSScriptRoot/artifacts/$rid" @rest
            if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
        }
        # The tests find the sources where they are.
        $env:ContinuousIntegrationBuild = $null
        $env:IDENTDB_TEST_PACKAGES = "$PSScriptRoot/artifacts"
        dotnet test "$PSScriptRoot/tests/IdentDbBridge.Tests" -c Release --nologo --filter 'FullyQualifiedName~PackagesMade' @rest
        exit $LASTEXITCODE
    }
    default {
        [Console]::Error.WriteLine('Usage: ./build.ps1 demo [arguments] | test [arguments for dotnet test] | bench [--quick] [--rows NAME...] | mutate [--report] [NAME...] | pack [arguments for dotnet]')
        exit 2
    }
}
