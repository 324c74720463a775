using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Errors;

/// <summary>Servers quote values of rows in their messages. None of them is shown, whatever the server's language, and whatever a trigger says.</summary>
public abstract class ServerMessagesContract<TServer>(ITestOutputHelper log) : MigrationContract<TServer>
    where TServer : ITestServer
{
    readonly Workspace _files = new();
    readonly Patient _patient = new();
    readonly HashSet<int> _numbers = [];
    int _tried;

    /// <summary>A statement for each language in which the server is to speak; null for the one that it speaks.</summary>
    protected virtual string?[] Languages => ["SET lc_messages = 'en_US'", "SET lc_messages = 'ru_RU'", "SET lc_messages = 'de_DE'"];

    private protected virtual IReadOnlyList<string> Tables => Refusals.MySqlTables;

    private protected virtual IReadOnlyList<string[]> Statements(Patient patient) => Refusals.MySql(patient);

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _files.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Hold_no_value_of_a_row_in_an_exception_and_in_what_it_holds()
    {
        foreach (var sql in Tables)
            Run(sql);
        foreach (var language in Languages)
        {
            foreach (var statements in Statements(_patient))
                await RefusedAsync(language, statements);
        }

        Assert.InRange(_tried, Statements(_patient).Count * Languages.Length * 9 / 10, int.MaxValue);
        log.WriteLine($"figure: {TServer.Name}: {_tried} refusals with {_numbers.Count} error numbers in {Languages.Length} language(s), no value shown");
    }

    [Fact]
    public async Task Hold_no_value_of_a_row_in_output_journal_report_and_log()
    {
        foreach (var sql in Tables)
            Run(sql);
        foreach (var (statements, i) in Statements(_patient).Select((s, i) => (s, i)))
        {
            // What the script itself says is in the report, on purpose.
            if (statements.Any(s => s.Contains(_patient.Phone, StringComparison.Ordinal)))
                continue;
            string?[] first = Languages.Length > 1 ? [Languages[1]] : [];
            Scripts.Write("9001_own.sql", [.. first.OfType<string>(), .. statements]);
            var report = _files.At("report.html");
            string[] line = ["up", "--provider", TServer.Provider, "--connection", Database.ConnectionString, "--scripts", Scripts.Path, "--report", report, "--lang", i % 2 == 0 ? "en" : "ru", .. i % 3 == 0 ? (string[])["--json"] : []];
            var result = await InProcess.RunAsync(line);
            if (result.Code != 0)
                await AssertAbsentAsync(result, report, string.Join("; ", statements));
            Run("DELETE FROM IdentBridge_Migrations WHERE ScriptName = '9001_own.sql'");
            Run("DELETE FROM schemaversions WHERE ScriptName = '9001_own.sql'");
        }

        log.WriteLine($"figure: {TServer.Name}: {_tried} scripts refused, no value in output, report or journal");
    }

    async Task AssertAbsentAsync(CliResult result, string report, string where)
    {
        Assert.True(result.Code is 5 or 6 or 7 or 8, $"{result.Code}: {result.Output}{result.Errors}");
        _patient.AssertAbsent(result.Output + result.Errors, $"The output of {where}");
        _patient.AssertAbsent(await File.ReadAllTextAsync(report, Cancel), $"The report of {where}");
        var journal = string.Concat(List("SELECT Error FROM IdentBridge_Migrations WHERE ScriptName = '9001_own.sql'"));
        _patient.AssertAbsent(journal, $"The journal of {where}");
        Assert.DoesNotMatch("[а-яА-Я]", journal);
        _tried++;
    }

    async Task RefusedAsync(string? language, string[] statements)
    {
        await using var db = await Db.OpenAsync(Dialect.Named(TServer.Provider).Parse(Database.ConnectionString), ConnectionUse.Run, Cancel);
        if (language is not null)
            await db.ExecuteAsync(language, null, Cancel);
        try
        {
            foreach (var statement in statements)
                await db.ExecuteAsync(statement, null, Cancel);
        }
        catch (IdentDbException e)
        {
            var error = Assert.IsAssignableFrom<ServerException>(e).Error;
            _numbers.Add(error.Number);
            _tried++;
            _patient.AssertAbsent($"{e}\n{e.InnerException}\n{error.Text}\n{error}", $"{language}: {string.Join("; ", statements)}");
            Assert.Null(e.InnerException);
        }
    }
}

public sealed class ServerMessagesOnMariaDb(ITestOutputHelper log) : ServerMessagesContract<MariaDb>(log);

public sealed class ServerMessagesOnMySql(ITestOutputHelper log) : ServerMessagesContract<MySql>(log);

public sealed class ServerMessagesOnSqlite(ITestOutputHelper log) : ServerMessagesContract<Sqlite>(log)
{
    // SQLite speaks English only.
    protected override string?[] Languages => [null];

    private protected override IReadOnlyList<string> Tables => Refusals.SqliteTables;

    private protected override IReadOnlyList<string[]> Statements(Patient patient) => Refusals.Sqlite(patient);
}
