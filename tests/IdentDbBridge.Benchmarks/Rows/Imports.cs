using System.Globalization;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Cli.Results;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>The ways to get a file into the table of finished calls, each measured as a whole process.</summary>
sealed class Imports(Bench bench, MeasuredServer server, CancellationToken cancel)
{
    public const string Database = "bench_import";

    string _checksum = "";

    /// <summary>An empty database with the exchange tables.</summary>
    public Task PrepareAsync() => Exchanges.CreateAsync(server, Database, cancel);

    public void Drop() => server.DropDatabase(Database);

    public Task<Usage> CsvAsync(string file, string database = Database) => ProgramAsync(database, "import", "calls", file, "--format", "csv", "--time-zone", Exchanges.TimeZone);

    public Task<Usage> AsteriskAsync(string file) => ProgramAsync(Database, "import", "calls", file, "--format", "asterisk", "--time-zone", Exchanges.TimeZone);

    /// <summary>The check; what it finds in a made-up database is no matter.</summary>
    public Task<Usage> CheckAsync(string database) => ProgramAsync(database, [0, ExitCodes.DataProblems], "check");

    /// <summary>Deletes the calls older than so many days, as fast as it can.</summary>
    public Task<Usage> PurgeAsync(string database, int days) =>
        ProgramAsync(database, "purge", "--only", "calls", "--older-than", string.Create(CultureInfo.InvariantCulture, $"{days}d"), "--force", "--batch", "2000", "--pause", "0");

    /// <summary>Runs the published <c>identdb</c>.</summary>
    public Task<Usage> ProgramAsync(string database, params string[] arguments) => ProgramAsync(database, [0], arguments);

    Task<Usage> ProgramAsync(string database, int[] success, params string[] arguments) =>
        Meter.RunAsync(server, () => Child.RunAsync([bench.Programs.IdentDb, .. arguments], server.ProgramEnvironment(database), bench.Folder.Root, cancel, success: success));

    public Task<Usage> LoadAsync(string file, string database = Database) => ClientAsync(database, Load(file, "IDENT_FinishedCalls"));

    public Task<Usage> LoadWithIdsAsync(string file, string ids) => ClientAsync(Database, Load(file, "IDENT_FinishedCalls") + Load(ids, "IdentBridge_Calls"));

    /// <summary>Pipes a file of statements into the client.</summary>
    public Task<Usage> InsertAsync(string file, string database = Database) =>
        Meter.RunAsync(server, () => Child.RunAsync([bench.Programs.Client, .. server.ClientArguments(database)], server.ClientEnvironment, bench.Folder.Root, cancel, file));

    /// <summary>Fails when the table does not hold so many rows: a fast import that loses rows is none.</summary>
    public void Expect(int count)
    {
        var found = server.Scalar(Database, "SELECT COUNT(*) FROM IDENT_FinishedCalls");
        if (found != count.ToString(CultureInfo.InvariantCulture))
            throw new InvalidOperationException($"{found} rows in the table, {count} were imported.");
    }

    /// <summary>Keeps in mind what is in the table.</summary>
    public void Remember() => _checksum = Checksum();

    /// <summary>Fails when the table holds anything else now.</summary>
    public void ExpectRemembered()
    {
        if (Checksum() != _checksum)
            throw new InvalidOperationException("The baseline's rows are not ours.");
    }

    Task<Usage> ClientAsync(string database, string sql) =>
        Meter.RunAsync(server, () => Child.RunAsync([bench.Programs.Client, .. server.ClientArguments(database), "--execute", sql], server.ClientEnvironment, bench.Folder.Root, cancel));

    static string Load(string file, string table) => $"LOAD DATA LOCAL INFILE '{file}' INTO TABLE {table} CHARACTER SET utf8mb4;";

    string Checksum() => server.Rows(Database, "CHECKSUM TABLE IDENT_FinishedCalls")[0][1];
}
