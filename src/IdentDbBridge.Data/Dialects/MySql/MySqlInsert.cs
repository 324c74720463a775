using System.IO.Pipelines;
using System.Text;
using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.MySql;

/// <summary>
/// Many rows by LOAD DATA LOCAL, which takes a row in half the time of an INSERT or less, where connection and server allow it;
/// otherwise by INSERTs of many rows with literals.
/// </summary>
sealed class MySqlInsert(SqlCatalog sql)
{
    // Fewer are not worth the statements around a load.
    const int FewestToLoad = 100;

    // Bytes that are passed on at a time. A row has at most some 40,000.
    const int PieceSize = 1 << 16;

    // Seconds; a load is some megabytes.
    const int LoadTimeout = 300;

    // Characters of one statement: a longer text would go to the large object heap, and the driver is no faster with it.
    const int StatementLength = 40_000;

    // MySQL: "Loading local data is disabled". MariaDB and older ones: "The used command is not allowed".
    static readonly int[] LoadForbidden = [1148, 3948, 4166];

    static readonly PipeOptions Buffers = new(pauseWriterThreshold: 8 * PieceSize, resumeWriterThreshold: 4 * PieceSize, minimumSegmentSize: PieceSize, useSynchronizationContext: false);

    public Task RunAsync(Db db, RowBatch rows, CancellationToken cancellationToken)
    {
        bool loads = db.MayLoad && db.Transaction is not null && rows.Count >= FewestToLoad;
        return loads ? LoadOrInsertAsync(db, rows, cancellationToken) : InsertAsync(db, rows, cancellationToken);
    }

    async Task LoadOrInsertAsync(Db db, RowBatch rows, CancellationToken cancellationToken)
    {
        if (!await TryLoadAsync(db, rows, cancellationToken).ConfigureAwait(false))
            await InsertAsync(db, rows, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// True when each row was loaded as it is. Otherwise none was: LOAD DATA LOCAL passes over duplicates and cuts what does not
    /// fit, with a warning, and then the INSERT says what is wrong.
    /// </summary>
    async Task<bool> TryLoadAsync(Db db, RowBatch rows, CancellationToken cancellationToken)
    {
        await db.ExecuteAsync(sql["bulk/mark"], null, cancellationToken).ConfigureAwait(false);
        try
        {
            if (await LoadAsync(db, rows, cancellationToken).ConfigureAwait(false))
                return true;
            await db.ExecuteAsync(sql["bulk/undo"], null, cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (LoadForbidden.Contains(e.Error.Number))
        {
            db.MayLoad = false;
        }

        return false;
    }

    /// <summary>One statement, whose rows are written while the server takes those before.</summary>
    async Task<bool> LoadAsync(Db db, RowBatch rows, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(Buffers);
        Task written = Task.Run(() => WriteAsync(rows, pipe.Writer, cancellationToken), CancellationToken.None);
        int loaded;
        try
        {
            loaded = await SendAsync(db, rows.Statement, pipe.Reader.AsStream(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A load that has failed reads no further, and the writing ends.
            await pipe.Reader.CompleteAsync().ConfigureAwait(false);
            await written.ConfigureAwait(false);
        }

        return loaded == rows.Count && await db.ScalarAsync<int>(sql["bulk/count-warnings"], null, cancellationToken).ConfigureAwait(false) == 0;
    }

    static async Task WriteAsync(RowBatch rows, PipeWriter writer, CancellationToken cancellationToken)
    {
        using var fields = new LoadFields();
        try
        {
            for (int row = 0; row < rows.Count; row++)
            {
                rows.Write(row, fields);
                fields.EndRow();
                if (fields.Length < PieceSize && row < rows.Count - 1)
                    continue;
                if ((await writer.WriteAsync(fields.Bytes.AsMemory(0, fields.Length), cancellationToken).ConfigureAwait(false)).IsCompleted)
                    return;
                fields.Clear();
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Told to the reader: what ends without it would pass for all the rows.
            await writer.CompleteAsync(e).ConfigureAwait(false);
            return;
        }

        await writer.CompleteAsync().ConfigureAwait(false);
    }

    /// <returns>How many rows were inserted.</returns>
    static Task<int> SendAsync(Db db, InsertStatement statement, Stream rows, CancellationToken cancellationToken)
    {
        var loader = new MySqlBulkLoader((MySqlConnection)db.Connection)
        {
            TableName = statement.Table,
            Local = true,
            CharacterSet = "utf8mb4",
            EscapeCharacter = '\\',
            Timeout = LoadTimeout,
            SourceStream = rows,
        };
        loader.Columns.AddRange(statement.Columns);
        return db.RunAsync(() => loader.LoadAsync(cancellationToken), cancellationToken);
    }

    static async Task InsertAsync(Db db, RowBatch rows, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var literals = new MySqlLiterals(text);
        for (int row = 0; row < rows.Count; row++)
        {
            text.Append(text.Length == 0 ? rows.Statement.Head : ",").Append('(');
            rows.Write(row, literals);
            text.Append(')');
            if (text.Length < StatementLength && row < rows.Count - 1)
                continue;
            await db.ExecuteAsync(text.ToString(), null, cancellationToken).ConfigureAwait(false);
            text.Clear();
        }
    }
}
