namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>The reads that IDENT does, through the library and by hand.</summary>
static class Polls
{
    /// <summary>The end that IDENT asks for.</summary>
    static readonly DateTime Forever = new(2200, 1, 1, 23, 59, 59);

    /// <summary>Everything since <paramref name="from"/>; returns the number of rows.</summary>
    public static async Task<int> ReadAsync(Exchange exchange, DateTime from, CancellationToken cancel)
    {
        var rows = 0;
        await foreach (var _ in exchange.Calls.StreamFinishedAsync(from, Forever, cancel))
            rows++;
        return rows;
    }

    /// <summary>The same rows by a bare data reader, every column by its type.</summary>
    public static async Task<int> ReadAsync(MySqlConnection connection, DateTime from, CancellationToken cancel)
    {
        await using var command = new MySqlCommand(Statement, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("@WindowFrom", from);
        command.Parameters.AddWithValue("@WindowTo", Forever);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = 0;
        while (await reader.ReadAsync(cancel))
        {
            Get(reader);
            rows++;
        }

        return rows;
    }

    /// <summary>The statement of sql/portable/calls/read-finished-calls.sql as the library sends it.</summary>
    public static string Statement { get; } = IdentDbBridge.Data.SqlCatalog.For(Dialects.Dialect.Named("mysql"), ExchangeTables.Default)["calls/read-finished-calls"];

    static void Get(MySqlDataReader reader)
    {
        _ = reader.GetDateTime(0);
        for (var i = 1; i < 4; i++)
            _ = reader.GetString(i);
        _ = reader.GetInt32(4);
        _ = reader.IsDBNull(5) ? 0 : reader.GetInt32(5);
        for (var i = 6; i < 14; i++)
            _ = reader.IsDBNull(i) ? null : reader.GetString(i);
    }
}
