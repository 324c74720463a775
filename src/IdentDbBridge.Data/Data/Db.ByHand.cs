using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace IdentDbBridge.Data;

/// <summary>
/// The few statements of every start, and those of many rows, with parameters and rows by hand: Dapper would write and compile code
/// for each of them first, which takes longer than the statements do.
/// </summary>
sealed partial class Db
{
    const int RowsAtOnce = 999;

    /// <param name="values">Null for none.</param>
    public Task<int> ExecuteAsync(string sql, (string Name, object? Value)[]? values, CancellationToken cancellationToken) =>
        ExecuteAsync(sql, values, null, cancellationToken);

    public Task<int> ExecuteAsync(string sql, (string Name, object? Value)[]? values, int? timeoutSeconds, CancellationToken cancellationToken) =>
        ByHandAsync(sql, values ?? [], timeoutSeconds, c => _blocks ? Blocking(c, c.ExecuteNonQuery, cancellationToken) : c.ExecuteNonQueryAsync(cancellationToken), cancellationToken);

    /// <summary>The first column of the first row; null where there is none or it is NULL.</summary>
    public async Task<object?> ScalarAsync(string sql, (string Name, object? Value)[] values, CancellationToken cancellationToken)
    {
        object? value = await ByHandAsync(sql, values, null, c => _blocks ? Blocking(c, c.ExecuteScalar, cancellationToken) : c.ExecuteScalarAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        return value is DBNull ? null : value;
    }

    /// <summary>Where there are many rows, half the work of Dapper's. The columns must have the shipped types.</summary>
    /// <param name="values">Null for none.</param>
    /// <param name="read">Makes one row of the reader's present one.</param>
    public Task<List<T>> ReadAsync<T>(string sql, (string Name, object? Value)[]? values, Func<DbDataReader, T> read, CancellationToken cancellationToken) => ByHandAsync(
        sql,
        values ?? [],
        null,
        async command => await ReadAllAsync(await (_blocks ? Blocking(command, command.ExecuteReader, cancellationToken) : command.ExecuteReaderAsync(cancellationToken)).ConfigureAwait(false), _ => read, cancellationToken).ConfigureAwait(false),
        cancellationToken);

    /// <summary>The rows so many at a time; the next ones are read when those were taken. Without a limit of time, since that is the taker's, too.</summary>
    /// <param name="values">Null for none.</param>
    /// <param name="read">Makes one row of the reader's present one.</param>
    /// <param name="take">Given rows; false for no more of them.</param>
    /// <returns>How many rows there were; null when <paramref name="take"/> wanted no more.</returns>
    public Task<int?> ReadEachAsync<T>(string sql, (string Name, object? Value)[]? values, Func<DbDataReader, T> read, int atOnce, Func<List<T>, Task<bool>> take, CancellationToken cancellationToken) => ByHandAsync<int?>(
        sql,
        values ?? [],
        NoTimeout,
        async command =>
        {
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable end = reader.ConfigureAwait(false);
            int count = 0;
            for (List<T> rows; (rows = await ReadSomeAsync(reader, read, atOnce, cancellationToken).ConfigureAwait(false)).Count > 0; count += rows.Count)
            {
                if (!await take(rows).ConfigureAwait(false))
                    return null;
            }

            return count;
        },
        cancellationToken);

    /// <summary>Makes rows by the names of their columns.</summary>
    static Func<DbDataReader, T> ByName<T>(DbDataReader reader) => RuntimeFeature.IsDynamicCodeSupported ? reader.GetRowParser<T>() : NativeRows.Of<T>(reader);

    static async Task<List<T>> ReadAllAsync<T>(DbDataReader reader, Func<DbDataReader, Func<DbDataReader, T>> parser, CancellationToken cancellationToken)
    {
        await using ConfiguredAsyncDisposable end = reader.ConfigureAwait(false);
        return await ReadSomeAsync(reader, parser(reader), int.MaxValue, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>So many rows, or all that are left.</summary>
    static async Task<List<T>> ReadSomeAsync<T>(DbDataReader reader, Func<DbDataReader, T> read, int atMost, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        while (rows.Count < atMost && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
            // Those that have come with it. To await each of them would cost as much as all else.
            for (int more = 0; more < RowsAtOnce && rows.Count < atMost && !cancellationToken.IsCancellationRequested; more++)
            {
#pragma warning disable CA1849
                if (!reader.Read())
#pragma warning restore CA1849
                    return rows;
                rows.Add(read(reader));
            }
        }

        return rows;
    }

    static Task<T> Blocking<T>(DbCommand command, Func<T> work, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration = cancellationToken.Register(command.Cancel);
        return Task.FromResult(work());
    }

    async Task<T> ByHandAsync<T>(
        string sql, (string Name, object? Value)[] values, int? timeoutSeconds, Func<DbCommand, Task<T>> work, CancellationToken cancellationToken)
    {
        DbCommand command = Connection.CreateCommand();
        await using ConfiguredAsyncDisposable end = command.ConfigureAwait(false);
#pragma warning disable CA2100 // Statements come from files of sql/ and of the clinic's own scripts; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = _transaction;
        command.CommandTimeout = timeoutSeconds ?? command.CommandTimeout;
        foreach ((string name, object? value) in values)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return await RunAsync(() => work(command), cancellationToken).ConfigureAwait(false);
    }
}
