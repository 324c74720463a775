using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace IdentDbBridge.Data;

/// <summary>Statements that go to the server together: one round trip, whatever the way to it takes.</summary>
sealed partial class Db
{
    /// <summary>Changes something, and then looks at what is there.</summary>
    /// <param name="change">A statement that changes rows.</param>
    /// <param name="query">A query for one row at the most.</param>
    /// <param name="args">Of both.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many rows were changed, and the row; null when there is none.</returns>
    public Task<(int Changed, T? Row)> ChangeAndFindAsync<T>(string change, string query, object args, CancellationToken cancellationToken)
        where T : class
    {
        CommandDefinition command = Command(Together(change, query), args, cancellationToken);
        return RunAsync(
            async () =>
            {
                DbDataReader reader = await Connection.ExecuteReaderAsync(command).ConfigureAwait(false);
                await using ConfiguredAsyncDisposable end = reader.ConfigureAwait(false);
                T? row = await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? ByName<T>(reader)(reader) : null;
                await reader.CloseAsync().ConfigureAwait(false);
                // Of all statements, and whole when the reader is closed.
                return (reader.RecordsAffected, row);
            },
            cancellationToken);
    }

    /// <summary>Several queries without parameters, in their order.</summary>
    /// <param name="queries">Each with what is done with a row of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task ReadTogetherAsync(IReadOnlyList<(string Sql, Action<DbDataReader> Row)> queries, CancellationToken cancellationToken) => ByHandAsync(
        Together([.. queries.Select(q => q.Sql)]),
        [],
        null,
        async command =>
        {
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable end = reader.ConfigureAwait(false);
            foreach ((_, Action<DbDataReader> row) in queries)
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    row(reader);
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }

            return queries.Count;
        },
        cancellationToken);

    static string Together(params string[] statements) => string.Join(";\n", statements.Select(s => s.Trim().TrimEnd(';')));
}
