using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace IdentDbBridge.Data;

/// <summary>An INSERT of one row that the server has parsed already, for a session that lives on.</summary>
sealed class PreparedInsert : IDisposable
{
    readonly DbCommand _command;
    readonly Func<Task<int>> _run;
    CancellationToken _cancellationToken;

    PreparedInsert(DbCommand command)
    {
        _command = command;
        _run = () => command.ExecuteNonQueryAsync(_cancellationToken);
    }

    /// <param name="db">Its session.</param>
    /// <param name="rows">Of the statement.</param>
    [SuppressMessage("Security", "CA2100", Justification = "A statement of the catalog, with parameters.")]
    public static async Task<PreparedInsert> CreateAsync(Db db, RowBatch rows, CancellationToken cancellationToken)
    {
        DbCommand command = db.Connection.CreateCommand();
        command.CommandText = rows.Statement.Head + rows.Statement.Row;
        for (int i = 0; i < rows.Statement.Columns.Count; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = "@" + rows.Statement.Columns[i];
            parameter.DbType = rows.Type(i);
            command.Parameters.Add(parameter);
        }

        await db.RunAsync(() => command.PrepareAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        return new PreparedInsert(command);
    }

    public Task<int> RunAsync(Db db, RowBatch row, CancellationToken cancellationToken)
    {
        for (int i = 0; i < _command.Parameters.Count; i++)
            _command.Parameters[i].Value = row.Value(0, i) ?? DBNull.Value;
        _command.Transaction = db.Transaction;
        _cancellationToken = cancellationToken;
        return db.RunAsync(_run, cancellationToken);
    }

    public void Dispose() => _command.Dispose();
}
