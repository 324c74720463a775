using System.Globalization;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>What was tried with what: clients on a server in its settings, against the word of check.</summary>
/// <param name="server">The server with its version.</param>
/// <param name="log">Where the figures go.</param>
sealed class ClientMatrix(string server, ITestOutputHelper log)
{
    // It speaks of IDENT's last upload, not of what IDENT can do.
    const string Unrelated = "schedule-renewed";

    // Clients that do not work or lose letters though check had no failure and did not name them.
    readonly List<string> _silent = [];
    int _settings;
    int _works;
    int _told;
    int _namedYetWorks;

    /// <summary>Adds a setting.</summary>
    /// <param name="setting">Its name.</param>
    /// <param name="upload">How our own client fared.</param>
    /// <param name="check">What check said.</param>
    /// <param name="outcomes">How the others fared.</param>
    public void Add(string setting, CliResult upload, CheckWords check, IReadOnlyList<ClientOutcome> outcomes)
    {
        _settings++;
        foreach (var outcome in outcomes)
            Count(setting, check, outcome);
        var words = string.Join(", ", outcomes.Select(o => $"{o.Client.Id} {Word(o, check)}"));
        log.WriteLine($"figure: {server}, {setting}: check: {Join(check.Failures)}; {words}");
        if (upload.Code != 0)
            log.WriteLine($"    simulate: exit code {upload.Code}: {upload.Errors.Trim()}");
        foreach (var outcome in outcomes.Where(o => o.State != ClientState.Works))
            log.WriteLine($"    {outcome.Client.Id}: {outcome.State}, {outcome.Problems.Count} problems: {string.Join("; ", outcome.Problems.Take(3))}");
    }

    /// <summary>Prints the sum, and holds check to it.</summary>
    /// <param name="skipped">Clients that cannot run here. Fails if IDENTDB_TEST_REQUIRED names what they need.</param>
    public void Close(IReadOnlyList<string> skipped)
    {
        var left = skipped.Count == 0 ? "" : $"; skipped: {string.Join(", ", skipped)}";
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: clients on {server} in {_settings} settings: {_works} work, {_told} told by check, {_silent.Count} silent ({_namedYetWorks} named, yet work){left}"));
        Assert.True(_silent.Count == 0, string.Join('\n', _silent));
        if (skipped.Count > 0)
            TestEnvironment.SkipOrFail(MonoProgram.Name, $"Tried on {server} without {string.Join(", ", skipped)}, since Mono is not installed");
    }

    void Count(string setting, CheckWords check, ClientOutcome outcome)
    {
        var named = check.Names(outcome.Client.Generation);
        if (outcome.State == ClientState.Works)
        {
            _works++;
            _namedYetWorks += named ? 1 : 0;
        }
        else if (named || check.Failures.Any(id => id != Unrelated))
        {
            _told++;
        }
        else
        {
            _silent.Add($"{server}, {setting}: {outcome.Client.Id} {outcome.State}: {string.Join("; ", outcome.Problems)}");
        }
    }

    static string Word(ClientOutcome outcome, CheckWords check)
    {
        var said = check.State(outcome.Client.Generation);
        var state = outcome.State switch
        {
            ClientState.Works => "works",
            ClientState.LosesLetters => "LOSES LETTERS",
            ClientState.CannotOpen => "CANNOT OPEN",
            _ => "FAILS",
        };
        return said == "-" ? state : $"{state} (said: {said})";
    }

    static string Join(IReadOnlyList<string> ids) => ids.Count == 0 ? "no failure" : string.Join(" ", ids);
}
