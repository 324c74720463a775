using System.Diagnostics;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>The program under test: that of the build, or the one that IDENTDB_TEST_PROGRAM names, e.g. the native one.</summary>
static class IdentdbProgram
{
    static readonly string[] Start = Environment.GetEnvironmentVariable("IDENTDB_TEST_PROGRAM") is { Length: > 0 } program
        ? [program]
        : ["dotnet", "exec", Path.Combine(ReadyPrograms.Directory, "identdb.dll")];

    /// <summary>Whether it is not that of the build.</summary>
    public static bool IsNamed => Start.Length == 1;

    /// <summary>For a shell.</summary>
    public static string Quoted => string.Join(' ', Start.Select(s => $"'{s}'"));

    /// <summary>What starts it.</summary>
    public static ProcessStartInfo With(params IEnumerable<string> arguments) => new(Start[0], [.. Start[1..], .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
