namespace IdentDbBridge.ServerTests.Cli;

/// <summary>Every command with what it does, but for the connection.</summary>
static class CommandLines
{
    static readonly string Sample = WriteSample();

    /// <param name="scripts">A directory of own scripts.</param>
    /// <param name="output">A file to be written.</param>
    public static IReadOnlyList<string[]> All(string scripts, string output) =>
    [
        ["status"],
        ["status", "--check"],
        ["up", "--dry-run"],
        ["check", "--time-zone", "Europe/Moscow"],
        ["script", "--output", output],
        ["up", "--lock-timeout", "60"],
        ["up", "--scripts", scripts],
        ["status", "--scripts", scripts],
        ["up", "--dry-run", "--scripts", scripts],
        ["script", "--output", output, "--scripts", scripts],
        ["repair"],
        ["repair", "--all", "--reason", "Проверено"],
        ["repair", "0001_create_calls.sql"],
        ["verify"],
        ["adopt"],
        ["adopt", "--mark", "--reason", "Проверено"],
        ["lint", "--scripts", scripts],
        ["demo", "--seed", "7"],
        ["simulate", "--once", "--from", "2026-09-01"],
        ["export", "schedule", "--time-zone", "Asia/Novosibirsk", "--output", output],
        ["outbox", "flush", "--file", output + ".outbox"],
        ["outbox", "status", "--file", output + ".outbox"],
        ["import", "calls", Sample, "--format", "jsonl", "--time-zone", "Europe/Moscow", "--rejects", output + ".rejects.csv"],
        ["import", "tickets", Sample, "--format", "jsonl", "--time-zone", "Europe/Moscow", "--rejects", output + ".rejects.csv"],
        ["create-database", "--if-missing"],
        ["server-settings", "--output", output],
        ["grant", "telephony", "--user", "АТС", "--script"],
        ["revoke", "telephony", "--user", "АТС", "--script", "--drop-user"],
        ["purge", "--older-than", "9999d"],
    ];

    /// <summary>A command that comes to identdb comes to the tests of secrets by this; those of the gateway take no connection, but its file, some connect nowhere, and both have tests of their own.</summary>
    public static void AssertComplete() =>
        Assert.Equal(IdentDbBridge.Cli.Program.Commands(new IdentDbBridge.Cli.Options.TargetOptions()).Subcommands.Select(c => c.Name).Except(["serve", "sources", "init", "config", "completion"]).Order(), All("", "").Select(c => c[0]).Distinct().Order());

    /// <summary>Something to import, and something to reject.</summary>
    static string WriteSample()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "import-sample.jsonl");
        File.WriteAllText(path, """
            {"DateAndTime":"2026-03-02 10:00:00","Direction":"in","PhoneFrom":"+70001112233","PhoneTo":"+70000000100","ClientPhone":"+70001112233","Mood":"good"}
            []
            """);
        return path;
    }
}
