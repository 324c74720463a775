using System.Globalization;
using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;

namespace IdentDbBridge.Import;

/// <summary>The table <c>cdr</c> that FreePBX, or Asterisk itself, keeps in MySQL, day by day. Its columns differ from one to the next.</summary>
/// <param name="db">Of the PBX, for this to dispose of when it was read.</param>
sealed class CdrTableSource(Db db) : IImportSource
{
    // Before there was an Asterisk; "0000-00-00" among them.
    static readonly DateTime Begin = new(1990, 1, 1);

    // Without a time, read at once.
    const int Rows = 10_000;

    // FreePBX's, and that of Asterisk's own schema. A table can have both, of which one is filled.
    static readonly string[] TimeColumns = ["calldate", "start"];

    public long Total { get; private set; }

    public long Position { get; private set; }

    public IReadOnlyCollection<string> UnknownColumns => [];

    /// <param name="connectionString">Of a MySQL or MariaDB that holds the table; a secret.</param>
    public static async Task<CdrTableSource> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        ConnectionTarget target = Dialect.Named("mysql").Parse(connectionString);
        if (target.Server.Length == 0 || target.Database.Length == 0)
            throw new ConfigurationException(T($"The connection string of the source names no server or no database. FreePBX calls its database asteriskcdrdb."));
        return new CdrTableSource(await Db.OpenAsync(target, ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false));
    }

    public async IAsyncEnumerable<ImportRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using ConfiguredAsyncDisposable dbEnd = db.ConfigureAwait(false);
        SqlCatalog[] times = await FindTimesAsync(cancellationToken).ConfigureAwait(false);
        Total = await db.ScalarAsync<long>(times[0]["cdr/count-rows"], null, cancellationToken).ConfigureAwait(false);
        // First, so that they take their calls with them.
        List<object> untimed;
        do
        {
            untimed = await db.QueryAsync<object>(times[^1]["cdr/read-untimed"], new { Begin, Skip = Position, Rows }, cancellationToken).ConfigureAwait(false);
            foreach (object row in untimed)
                yield return Row((IDictionary<string, object?>)row);
        }
        while (untimed.Count == Rows);
        foreach (SqlCatalog sql in times)
        {
            DateTime from = Begin;
            while (await db.ScalarAsync<DateTime?>(sql["cdr/next-time"], new { WindowFrom = from, Begin }, cancellationToken).ConfigureAwait(false) is { Year: < 9999 } next)
            {
                from = next.Date.AddDays(1);
                foreach (object row in await db.QueryAsync<object>(sql["cdr/read-day"], new { WindowFrom = next, WindowTo = from, Begin }, cancellationToken).ConfigureAwait(false))
                    yield return Row((IDictionary<string, object?>)row);
            }
        }
    }

    /// <summary>The statements by each column that holds times: the rows of the second are those that the first has no time for.</summary>
    async Task<SqlCatalog[]> FindTimesAsync(CancellationToken cancellationToken)
    {
        var inspect = new SqlCatalog(db.Dialect.Name);
        HashSet<string> columns = new(await db.QueryAsync<string>(inspect["cdr/columns"], null, cancellationToken).ConfigureAwait(false), StringComparer.OrdinalIgnoreCase);
        if (columns.Count == 0)
            throw new ConfigurationException(T($"The source {db.Target} has no table cdr that this login can see."));
        string[] lacking = [.. AsteriskColumns.Lacking(columns.Contains)];
        if (lacking.Length > 0)
            throw new ConfigurationException(T($"The table cdr of the source {db.Target} has no column {string.Join(", ", lacking)}."));
        string[] times = [.. TimeColumns.Where(columns.Contains)];
        return [.. times.Select((time, i) => new SqlCatalog(db.Dialect.Name, new Dictionary<string, string> { ["Time"] = db.Dialect.Quote(time), ["Earlier"] = i == 0 ? "NULL" : db.Dialect.Quote(times[i - 1]) }))];
    }

    ImportRow Row(IDictionary<string, object?> row)
    {
        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        List<ReadOnlyMemory<char>> values = [];
        foreach ((string name, object? value) in row)
        {
            if (ColumnNames.OfCdr.Find(name) is { } field && columns.TryAdd(field, values.Count))
                values.Add(Text(value).AsMemory());
        }

        return new ImportRow(++Position, columns, [.. values]);
    }

    static string? Text(object? value) => value switch
    {
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
