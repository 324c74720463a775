using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace IdentDbBridge.Data;

/// <summary>Inserts rows by a statement of the catalog that inserts one, in the fastest way of the server.</summary>
/// <typeparam name="T">Has a property for each parameter of the statement.</typeparam>
sealed class RowInsert<T>
    where T : class
{
    static readonly ConcurrentDictionary<string, RowInsert<T>> Known = new(StringComparer.Ordinal);

    readonly InsertStatement _statement;
    readonly RowColumn<T>[] _columns;

    RowInsert(string oneRow)
    {
        _statement = new InsertStatement(oneRow);
        _columns = [.. _statement.Columns.Select(RowColumn<T>.Of)];
    }

    /// <summary>The insert of a statement; kept, since there are as many as the catalog has statements.</summary>
    public static RowInsert<T> By(string oneRow) => Known.GetOrAdd(oneRow, static text => new RowInsert<T>(text));

    /// <summary>Adds one row; a duplicate is an error.</summary>
    public Task AddAsync(Db db, T row, CancellationToken cancellationToken)
    {
        if (!db.Dialect.PreparesInserts)
            return db.Dialect.InsertAsync(db, new RowBatch<T>(_statement, _columns, [row]), cancellationToken);
        return db.Prepared.TryGetValue(_statement, out DbCommand? command) ? ExecuteAsync(db, command, row, cancellationToken) : PrepareAsync(db, row, cancellationToken);
    }

    /// <summary>Adds all rows; a duplicate is an error. Within a transaction of the caller's, unless a part of them may stay after an error.</summary>
    public Task AddAsync(Db db, IReadOnlyList<T> rows, CancellationToken cancellationToken) => rows.Count switch
    {
        0 => Task.CompletedTask,
        1 => AddAsync(db, rows[0], cancellationToken),
        _ => db.Dialect.InsertAsync(db, new RowBatch<T>(_statement, _columns, rows), cancellationToken),
    };

    /// <summary>
    /// Adds the rows whose key is not there yet, batch by batch, each in a transaction. Sure against other writers, since it is the
    /// key that tells.
    /// </summary>
    /// <param name="db">The session.</param>
    /// <param name="rows">Of each key the first counts; in the order of time, or not.</param>
    /// <param name="key">The unique key of a row.</param>
    /// <param name="time">By which the table is clustered.</param>
    /// <param name="readKnown">Asked for keys that are there, among them those of the rows that it is given.</param>
    /// <param name="expectKnown">Whether some are likely to be there: then it is asked first, which spares an attempt that must fail.</param>
    /// <param name="cancellationToken">Stops it after a batch.</param>
    public async Task<AddResult> AddNewAsync(Db db, IEnumerable<T> rows, Func<T, object> key, Func<T, DateTime> time, Func<T[], Task<IEnumerable<object>>> readKnown, bool expectKnown, CancellationToken cancellationToken)
    {
        var sum = new AddResult();
        foreach (T[] some in rows.Chunk(db.BatchRows))
        {
            T[] batch = TimeOrder.Of(some, time);
            int added = !expectKnown && await TryAddAsync(db, batch, cancellationToken).ConfigureAwait(false)
                ? batch.Length
                : await AddFreshAsync(db, batch, key, await readKnown(batch).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            expectKnown = added < batch.Length;
            sum += new AddResult(added, batch.Length - added);
        }

        return sum;
    }

    Task<int> ExecuteAsync(Db db, DbCommand command, T row, CancellationToken cancellationToken)
    {
        for (int i = 0; i < _columns.Length; i++)
            command.Parameters[i].Value = _columns[i].Value(row) ?? DBNull.Value;
        command.Transaction = db.Transaction;
        return db.RunAsync(() => command.ExecuteNonQueryAsync(cancellationToken), cancellationToken);
    }

    /// <summary>The first time on its session, which is kept.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "A statement of the catalog, with parameters.")]
    async Task<int> PrepareAsync(Db db, T row, CancellationToken cancellationToken)
    {
        DbCommand command = db.Connection.CreateCommand();
        command.CommandText = _statement.Head + _statement.Row;
        for (int i = 0; i < _columns.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = "@" + _statement.Columns[i];
            parameter.DbType = _columns[i].Type;
            command.Parameters.Add(parameter);
        }

        await db.RunAsync(() => command.PrepareAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        db.Prepared.Add(_statement, command);
        return await ExecuteAsync(db, command, row, cancellationToken).ConfigureAwait(false);
    }

    async Task<int> AddFreshAsync(Db db, T[] batch, Func<T, object> key, IEnumerable<object> known, CancellationToken cancellationToken)
    {
        T[] fresh = [.. batch.ExceptBy(known, key)];
        if (fresh.Length == 0)
            return 0;
        if (await TryAddAsync(db, fresh, cancellationToken).ConfigureAwait(false))
            return fresh.Length;
        // Another writer is adding the same ones at this moment.
        int added = 0;
        foreach (T row in fresh)
            added += await TryAddAsync(db, [row], cancellationToken).ConfigureAwait(false) ? 1 : 0;
        return added;
    }

    /// <summary>False when one of them is a duplicate, and then none was added.</summary>
    async Task<bool> TryAddAsync(Db db, T[] rows, CancellationToken cancellationToken)
    {
        try
        {
            if (rows.Length == 1)
                await AddAsync(db, rows[0], cancellationToken).ConfigureAwait(false);
            else
                await db.InTransactionAsync(() => AddAsync(db, rows, cancellationToken), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Duplicate)
        {
            return false;
        }
    }
}
