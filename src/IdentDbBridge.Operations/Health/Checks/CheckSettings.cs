using System.Globalization;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>Settings of the server and of the database that make trouble sooner or later.</summary>
sealed class CheckSettings(HealthContext place)
{
    // A schedule of 4,184 intervals in one statement takes about 400 KB; a clinic may have ten times as many.
    public const long SmallPacket = 4 << 20;

    // IDENT asks for tickets every two minutes.
    public const long ShortIdle = 180;

    const int ExpressEdition = 4;

    Dictionary<string, string> _values = [];

    FindingKind[] Kinds => place.Db.Dialect.Name switch
    {
        "mysql" => [FindingKinds.StrictMode, FindingKinds.TableCase, FindingKinds.TimestampDefaults, FindingKinds.DatabaseCharset, FindingKinds.MaxPacket, FindingKinds.IdleTimeout, FindingKinds.ReadOnly],
        "mssql" => [FindingKinds.Edition, FindingKinds.Snapshot, FindingKinds.Collation, FindingKinds.ReadOnly],
        _ => [FindingKinds.JournalMode],
    };

    public Task RunAsync(CancellationToken cancellationToken) => place.LookAsync(Kinds, async () =>
    {
        List<Setting> rows = await place.Db.QueryAsync<Setting>(place.Sql["checks/settings"], null, cancellationToken).ConfigureAwait(false);
        _values = rows.Where(r => r.Value is not null).ToDictionary(r => r.Name, r => r.Value!, StringComparer.Ordinal);
        if (place.IsMySql)
            JudgeMySql();
        else if (place.IsSqlite)
            JudgeSqlite();
        else
            JudgeMsSql();
    });

    void JudgeMySql()
    {
        string mode = Value("sql_mode");
        place.Judge(
            FindingKinds.StrictMode,
            SqlMode.IsStrict(mode),
            FindingState.Warning,
            T($"sql_mode is strict: what does not fit is refused."),
            T($"sql_mode is not strict: the server cuts off texts that are too long and turns bad values into others, without a word."),
            $"SET GLOBAL sql_mode = '{SqlMode.Wanted(mode)}'");
        TableCase();
        place.Judge(
            FindingKinds.TimestampDefaults,
            Value("explicit_defaults_for_timestamp") is "1" or "ON",
            FindingState.Warning,
            T($"explicit_defaults_for_timestamp is on."),
            T($"explicit_defaults_for_timestamp is off: the first TIMESTAMP column of a table made by hand changes by itself at each update."),
            "SET GLOBAL explicit_defaults_for_timestamp = ON");
        DatabaseCharset();
        place.Judge(
            FindingKinds.MaxPacket,
            Number("max_allowed_packet") >= SmallPacket,
            FindingState.Warning,
            T($"max_allowed_packet is large enough."),
            T($"max_allowed_packet is {Number("max_allowed_packet")} bytes: a large schedule in one statement would end with a lost connection."),
            "SET GLOBAL max_allowed_packet = 16777216");
        place.Judge(
            FindingKinds.IdleTimeout,
            Number("wait_timeout") >= ShortIdle,
            FindingState.Warning,
            T($"wait_timeout is longer than IDENT's intervals between tickets."),
            T($"wait_timeout is {Number("wait_timeout")} s: the server cuts IDENT's connection between two polls, and the next one may fail."),
            "SET GLOBAL wait_timeout = 28800");
        place.Judge(
            FindingKinds.ReadOnly,
            Value("read_only") is "0" or "OFF",
            FindingState.Failure,
            T($"The server takes writes."),
            T($"The server is read-only (a replica?): IDENT cannot upload its schedule, and nobody can add tickets."),
            "SET GLOBAL read_only = OFF");
    }

    void TableCase()
    {
        string? twin = place.Visible.GroupBy(t => t, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1 && ExchangeTables.Blocks.Any(b => string.Equals(place.Table(b), g.Key, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(g => g).FirstOrDefault(t => !ExchangeTables.Blocks.Any(b => place.Table(b) == t));
        place.Judge(
            FindingKinds.TableCase,
            twin is null,
            FindingState.Warning,
            place.Session.CaseSensitiveTables
                ? T($"lower_case_table_names is 0: table names count capitals, so enter them in IDENT exactly as they are.")
                : T($"Table names do not count capitals."),
            T($"There is a second table, {twin}, that differs from IDENT's in capitals only: who writes the name otherwise works with the wrong one."),
            $"RENAME TABLE {place.Db.Dialect.Quote(twin ?? "")} TO {place.Db.Dialect.Quote((twin ?? "") + "_old")}");
    }

    void DatabaseCharset() => place.Judge(
        FindingKinds.DatabaseCharset,
        Value("character_set_database") == MySqlFacts.Wanted,
        FindingState.Warning,
        T($"character_set_database is utf8mb4."),
        T($"character_set_database is {Value("character_set_database")}: what names no character set of its own, a table made by hand, loses Russian text or emoji, and old drivers may not read it."),
        $"ALTER DATABASE {place.Db.Dialect.Quote(place.Db.Target.Database)} CHARACTER SET utf8mb4");

    void JudgeMsSql()
    {
        if (Value("availability_group").Length > 0)
            AlwaysOn();
        place.Judge(
            FindingKinds.Edition,
            Number("edition") != ExpressEdition,
            FindingState.Warning,
            T($"The edition sets the database no limit of size."),
            T($"Express Edition: 10 GB for the database, and no SQL Server Agent for backups. See the point on growth."),
            null,
            place.DeleteOld);
        place.Judge(
            FindingKinds.Snapshot,
            Value("read_committed_snapshot") is "1" or "True",
            FindingState.Warning,
            T($"READ_COMMITTED_SNAPSHOT is on: IDENT's polls block nobody."),
            T($"READ_COMMITTED_SNAPSHOT is off: IDENT's polls and those who write wait for each other."),
            $"ALTER DATABASE {place.Db.Dialect.Quote(place.Db.Target.Database)} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
        Collation();
        place.Judge(
            FindingKinds.ReadOnly,
            Value("updateability") is not "READ_ONLY",
            FindingState.Failure,
            T($"The database takes writes."),
            T($"The database is read-only: IDENT cannot upload its schedule, and nobody can add tickets."),
            $"ALTER DATABASE {place.Db.Dialect.Quote(place.Db.Target.Database)} SET READ_WRITE");
    }

    void AlwaysOn() => place.Judge(
        FindingKinds.AlwaysOn,
        Value("updateability") is not "READ_ONLY",
        FindingState.Failure,
        T($"The database belongs to an availability group, and this is its primary replica. Connect everything to the group's listener, and keep the logins alike on all replicas."),
        T($"The database belongs to an availability group, and this is a secondary replica: it can only be read."),
        T($"Connect to the group's listener, with MultiSubnetFailover=true and without ApplicationIntent=ReadOnly."));

    /// <summary>Our tables do not mind; SQL that a clinic or IDENT brings along may.</summary>
    void Collation()
    {
        string collation = Value("collation");
        string fix = $"ALTER DATABASE {place.Db.Dialect.Quote(place.Db.Target.Database)} COLLATE Cyrillic_General_100_CI_AS";
        bool counts = collation.Contains("_CS", StringComparison.OrdinalIgnoreCase) || collation.Contains("_BIN", StringComparison.OrdinalIgnoreCase);
        // 65001 is UTF-8.
        bool russian = Value("code_page") is "1251" or "65001";
        place.Judge(
            FindingKinds.Collation,
            russian && !counts,
            FindingState.Warning,
            T($"The collation is {collation}."),
            counts
                ? T($"The collation is {collation}: names of tables and columns count capitals, which IDENT's SQL may not expect.")
                : T($"The collation is {collation}, without Russian letters: Russian text in SQL that lacks the N before its quote becomes question marks."),
            fix);
    }

    void JudgeSqlite() => place.Judge(
        FindingKinds.JournalMode,
        Value("journal_mode") == "wal",
        FindingState.Warning,
        T($"The journal mode is WAL: readers and the writer do not stop each other."),
        T($"The journal mode is {Value("journal_mode")}: readers stop the writer."),
        "PRAGMA journal_mode = WAL");

    string Value(string name) => _values.GetValueOrDefault(name, "");

    long Number(string name) => long.TryParse(Value(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) ? number : 0;
}
