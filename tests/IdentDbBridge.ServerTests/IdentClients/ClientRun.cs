using System.Data.Common;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>Has a client do all that IDENT does on a provisioned database, and compares what arrives by character.</summary>
/// <param name="client">The client.</param>
/// <param name="admin">An open connection to the same database, which loses nothing.</param>
/// <param name="truncates">Whether it empties the tables by TRUNCATE, too.</param>
/// <param name="adapts">Whether the server tells adapters a table's keys.</param>
sealed class ClientRun(ClientProcess client, DbConnection admin, bool truncates = false, bool adapts = true)
{
    const string Adapter = "adapter";

    static readonly string[] Reads = ["named", "all", "table", Adapter];
    static readonly string[] Writes = ["write-rows", "write-transaction", "write-prepared", "write-literals", "write-updates", $"write-{Adapter}"];

    readonly List<string> _problems = [];
    bool _lost;

    /// <summary>Runs every step.</summary>
    /// <param name="connectionString">What stands in IDENT's settings.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ClientOutcome> RunAsync(string connectionString, CancellationToken cancel)
    {
        if (await client.OpenAsync(connectionString, cancel) is { } refused)
            return new ClientOutcome(client, ClientState.CannotOpen, [refused]);
        foreach (var table in (string[])["calls", "tickets"])
        {
            var expected = table == "calls" ? Requests.ExpectedCalls : Requests.ExpectedTickets;
            foreach (var way in Reads.Where(IsTried))
                await ReadAsync($"read-{table}-{way}", [expected], cancel);
        }
        await ReadAsync("read-ongoing-named", [Requests.ExpectedCalls], cancel);
        await ReadAsync("read-tickets-prepared", [Requests.ExpectedTickets], cancel);
        await ReadAsync("read-schema-table", [Requests.ExpectedTypes], cancel);
        foreach (var way in (string[])["find-by-parameter", "find-by-literal", "find-by-like"])
            await ReadAsync(way, Requests.FoundByName, cancel);
        foreach (var way in (truncates ? [.. Writes, "write-truncate"] : Writes).Where(IsTried))
            await WriteAsync(way, cancel);
        if (Blocked() is not null)
            await client.DisposeAsync();
        return new ClientOutcome(client, _problems.Count == 0 ? ClientState.Works : _lost ? ClientState.LosesLetters : ClientState.Fails, _problems);
    }

    bool IsTried(string way) => adapts || !way.EndsWith(Adapter, StringComparison.Ordinal);

    async Task ReadAsync(string step, IReadOnlyList<string> expected, CancellationToken cancel)
    {
        var (rows, error) = await client.DoAsync(step, cancel);
        if (error is not null)
            _problems.Add($"{step}: {error}");
        else if (!expected.Contains(rows))
            Lost(step, expected[0], rows);
    }

    async Task WriteAsync(string step, CancellationToken cancel)
    {
        if (Blocked() is { } blocked)
        {
            _lost = true;
            _problems.Add($"{step}: not tried, since the step before has left the tables locked: {blocked}");
            return;
        }
        if ((await client.DoAsync(step, cancel)).Error is { } error)
        {
            _problems.Add($"{step}: {error}");
            return;
        }
        var (branches, doctors, intervals) = Requests.ReadSchedule(admin);
        foreach (var (expected, actual) in ((string, string)[])[(Requests.ExpectedBranches, branches), (Requests.ExpectedDoctors, doctors), (Requests.ExpectedIntervals, intervals)])
        {
            if (expected != actual)
                Lost(step, expected, actual);
        }
    }

    string? Blocked()
    {
        try
        {
            Requests.WriteOldSchedule(admin);
            return null;
        }
        catch (DbException error)
        {
            return error.Message;
        }
    }

    void Lost(string step, string expected, string actual)
    {
        _lost = true;
        _problems.Add($"{step}: {Requests.Difference(expected, actual)}");
    }
}
