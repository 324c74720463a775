using System.Data.Common;
using System.Globalization;
using System.Reflection;
using IdentDbBridge.Calls;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Migrations;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Rules;

public abstract class RulesContract<TServer>(ITestOutputHelper output)
    where TServer : ITestServer
{
    const int Calls = 400;
    const int Tickets = 600;

    static readonly IDialect Server = Dialect.Named(TServer.Provider);

    [Fact]
    public async Task Agree_with_the_constraints_of_the_database()
    {
        await using var database = await CreateAsync();
        using var connection = database.Open();
        var calls = GeneratedRecords.Calls(Calls);
        List<Verdict> verdicts =
        [
            .. calls.Select((c, i) => Judge(connection, i % 2 == 0 ? "IDENT_FinishedCalls" : "IDENT_OngoingCalls", c, CallRules.Check(c.Record, PhoneOptions.Default))),
            .. GeneratedRecords.Tickets(Tickets).Select(t => Judge(connection, "IDENT_Tickets", t, TicketRules.Check(t.Record, PhoneOptions.Default))),
        ];
        int both = verdicts.Count(v => v is { ByRules: true, ByDatabase: true });
        int neither = verdicts.Count(v => v is { ByRules: false, ByDatabase: false });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {TServer.Name}: {verdicts.Count} generated records written by SQL: {both} accepted and {neither} refused by rules and database alike, {verdicts.Count - both - neither} judged differently"));
        Assert.Equal([], verdicts.Where(v => v.ByRules != v.ByDatabase).ToList());
        Assert.True(both > 200 && neither > 200);
    }

    [Fact]
    public async Task Let_nothing_through_that_the_database_refuses()
    {
        await using var database = await CreateAsync();
        using var connection = database.Open();
        var calls = GeneratedRecords.Calls(Calls).Select(c => CallRules.Check(c.Record, PhoneOptions.Default)).Where(c => c.IsValid).ToList();
        var tickets = GeneratedRecords.Tickets(Tickets).Select(t => TicketRules.Check(t.Record, PhoneOptions.Default)).Where(t => t.IsValid).ToList();
        Assert.All(calls, call => Assert.Null(Refusal(connection, "IDENT_FinishedCalls", call.Record)));
        Assert.All(tickets, ticket => Assert.Null(Refusal(connection, "IDENT_Tickets", ticket.Record)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {TServer.Name}: {calls.Count + tickets.Count} records that the rules accept, {calls.Sum(c => c.Notes.Count) + tickets.Sum(t => t.Notes.Count)} values of them cut or left out: the database takes all"));
    }

    static async Task<TestDatabase> CreateAsync()
    {
        var database = await TServer.CreateDatabaseAsync();
        var migrator = new Migrator(new DatabaseOptions { Provider = TServer.Provider, ConnectionString = database.ConnectionString });
        await migrator.UpAsync(_ => { }, TestContext.Current.CancellationToken);
        return database;
    }

    /// <summary>What the rules cut or leave out the database would refuse.</summary>
    static Verdict Judge<T>(DbConnection connection, string table, Generated<T> generated, Checked<T> checkedRecord)
        where T : class
    {
        bool fits = checkedRecord.IsValid && !checkedRecord.Notes.Any(n => n.Kind is RuleNoteKind.Cut or RuleNoteKind.Dropped);
        var refusal = Refusal(connection, table, generated.Record);
        Assert.True(refusal is null or { Kind: ServerErrorKind.RuleBroken }, $"{generated.Flaws}: {refusal}");
        return new Verdict(generated.Flaws, fits, refusal is null, refusal?.Text);
    }

    static ServerError? Refusal<T>(DbConnection connection, string table, T record)
    {
        var columns = typeof(T).GetProperties().Where(p => p.CanWrite && p.Name != "LandingUrl").ToList();
        try
        {
            connection.Run(
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", columns.Select(c => "@" + c.Name))})",
                [.. columns.Select(c => ("@" + c.Name, Value(c, record!)))]);
            return null;
        }
        catch (DbException exception)
        {
            return Server.Classify(exception);
        }
    }

    static object Value(PropertyInfo column, object record) => column.GetValue(record) switch
    {
        null => DBNull.Value,
        Enum word => word.ToString().ToLowerInvariant(),
        var value => value,
    };

    sealed record Verdict(string Flaws, bool ByRules, bool ByDatabase, string? Refusal);
}

public sealed class RulesOnMariaDb(ITestOutputHelper output) : RulesContract<MariaDb>(output);

public sealed class RulesOnMySql(ITestOutputHelper output) : RulesContract<MySql>(output);

public sealed class RulesOnMsSql(ITestOutputHelper output) : RulesContract<MsSql>(output);

public sealed class RulesOnSqlite(ITestOutputHelper output) : RulesContract<Sqlite>(output);
