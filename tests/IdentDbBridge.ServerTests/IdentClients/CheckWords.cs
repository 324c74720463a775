using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>What one run of check has said, as far as clients are concerned.</summary>
sealed class CheckWords
{
    static readonly string[] LockedOut = ["cannot-open", "loses-letters"];

    readonly Dictionary<string, string> _clients = [];

    public CheckWords(CliResult result)
    {
        if (result.Json.TryGetProperty("error", out var error))
        {
            // It cannot even connect: that is a word, too.
            Failures = [$"{error.GetProperty("kind").GetString()}"];
            return;
        }
        Failures = [.. Of(result, "failure")];
        Warnings = [.. Of(result, "warning")];
        if (result.Json.TryGetProperty("clients", out var clients))
            _clients = clients.EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("state").GetString()!);
    }

    /// <summary>The ids of what it calls a failure.</summary>
    public IReadOnlyList<string> Failures { get; }

    /// <summary>The ids of what it warns of.</summary>
    public IReadOnlyList<string> Warnings { get; } = [];

    /// <summary>Whether it names a generation of drivers as locked out.</summary>
    public bool Names(string generation) => LockedOut.Contains(State(generation));

    /// <summary>What it says of a generation of drivers; "-" when nothing.</summary>
    public string State(string generation) => _clients.GetValueOrDefault(generation, "-");

    static IEnumerable<string> Of(CliResult result, string state) =>
        from finding in result.Json.GetProperty("findings").EnumerateArray()
        where finding.GetProperty("state").GetString() == state
        select finding.GetProperty("id").GetString()!;
}
