using System.Globalization;
using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>The table <c>cdr</c> that FreePBX, or Asterisk itself, keeps in MySQL, day by day. Its columns differ from one to the next.</summary>
/// <param name="db">Of the PBX, for this to dispose of when it was read.</param>
sealed class CdrTableSource(Db db) : IImportSource
{
    // Before there was an Asterisk; "0000-00-00" among them.
    static readonly DateTime Begin = new(1990, 1, 1);

    readonly SqlCatalog _sql = new(db.Dialect.Name, new Dictionary<string, string>());

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
        Total = await CountAsync(cancellationToken).ConfigureAwait(false);
        long untimed = await db.ScalarAsync<long>(_sql["cdr/count-untimed"], new { WindowFrom = Begin }, cancellationToken).ConfigureAwait(false);
        while (Position < untimed)
            yield return new ImportRow(++Position, new RuleProblem("calldate", ImportRules.Time, T($"no time, or one before 1990")));
        DateTime from = Begin;
        while (await db.ScalarAsync<DateTime?>(_sql["cdr/next-time"], new { WindowFrom = from }, cancellationToken).ConfigureAwait(false) is { Year: < 9999 } next)
        {
            from = next.Date.AddDays(1);
            foreach (object row in await db.QueryAsync<object>(_sql["cdr/read-day"], new { WindowFrom = next, WindowTo = from }, cancellationToken).ConfigureAwait(false))
                yield return Row((IDictionary<string, object?>)row);
        }
    }

    async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await db.ScalarAsync<long>(_sql["cdr/count-rows"], null, cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Other)
        {
            throw new ConfigurationException(T($"The source {db.Target} has no table cdr with a column calldate. ({e.Error})"), e);
        }
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
