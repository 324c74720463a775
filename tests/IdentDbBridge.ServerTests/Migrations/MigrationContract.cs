using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Schema;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>What the contracts of the migration runner share: an empty database and an empty script directory for each test.</summary>
public abstract class MigrationContract<TServer> : IAsyncLifetime
    where TServer : ITestServer
{
    /// <summary>The bundled scripts.</summary>
    protected static readonly string[] Bundled = ["0001_create_calls.sql", "0002_create_tickets.sql", "0003_create_schedule.sql", "0004_create_call_ids.sql", "0005_create_schedule_watch.sql", "0006_create_history.sql"];

    protected static bool RollsBackDdl => TServer.Provider != "mysql";

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; private set; } = null!;

    /// <summary>Works with a database made otherwise.</summary>
    protected void Use(TestDatabase database) => Database = database;

    protected ScriptFolder Scripts { get; } = new(TServer.Provider);

    public virtual async ValueTask InitializeAsync() => Database = await TServer.CreateDatabaseAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Scripts.Dispose();
        if (Database is not null)
            await Database.DisposeAsync();
    }

    /// <summary>A migrator of the bundled scripts and, if there are any, those in <see cref="Scripts"/>.</summary>
    protected Migrator Migrator() => new(Options, Migration);

    /// <summary>Compares and adopts with the same scripts.</summary>
    protected SchemaAudit Audit() => new(Options, Migration);

    DatabaseOptions Options => new() { Provider = TServer.Provider, ConnectionString = Database.ConnectionString };

    MigratorOptions Migration => new()
    {
        ScriptDirectory = Directory.EnumerateFiles(Scripts.Path, "*.sql").Any() ? Scripts.Path : null,
        LockTimeout = TimeSpan.FromMinutes(3),
    };

    /// <summary>An undisturbed run.</summary>
    protected async Task<IReadOnlyList<string>> UpAsync(Action<MigrationEvent>? report = null) =>
        (await Migrator().UpAsync(report ?? (_ => { }), Cancel)).Applied;

    protected Task<MigrationReport> StatusAsync() => Migrator().StatusAsync(Cancel);

    /// <summary>The state and the done statements of a script.</summary>
    protected async Task<ScriptReport> StatusOfAsync(string script) => Assert.Single((await StatusAsync()).Scripts, s => s.Name == script);

    protected Task<IReadOnlyList<RepairAction>> RepairAsync(params string[] scripts) =>
        Migrator().RepairAsync(new RepairRequest { Scripts = scripts }, Cancel);

    protected void Run(string sql)
    {
        using var connection = Database.Open();
        connection.Run(sql);
    }

    protected T Query<T>(string sql)
    {
        using var connection = Database.Open();
        return connection.Scalar<T>(sql);
    }

    /// <summary>The first column of every row, as text.</summary>
    protected List<string> List(string sql)
    {
        using var connection = Database.Open();
        return connection.List(sql);
    }

    /// <summary>Polls, with a bound.</summary>
    protected static async Task Eventually(Func<bool> condition, string what)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"It has not happened within a minute: {what}");
            await Task.Delay(20, Cancel);
        }
    }
}
