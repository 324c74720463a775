using IdentDbBridge.Data;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.Dialects.MsSql;

/// <summary>
/// Many rows by SqlBulkCopy, which has no parameters to count and no text to parse; few of them, and what a bulk copy refuses without
/// saying why, by INSERTs with parameters.
/// </summary>
static class MsSqlInsert
{
    // Fewer are not worth its question for the table's columns, which is a round trip of its own.
    const int FewestToCopy = 20;

    // A command takes 2,100.
    const int MaxParameters = 2000;

    // Seconds; a batch is some thousand rows.
    const int CopyTimeout = 300;

    const string Savepoint = "BeforeBulkCopy";

    /// <summary>
    /// Without CheckConstraints the rows would pass by the checks, and SQL Server would trust them no more; without these two it also asks
    /// for ALTER: https://learn.microsoft.com/en-us/sql/t-sql/statements/bulk-insert-transact-sql#permissions. KeepNulls, as an INSERT that
    /// names the column keeps them.
    /// </summary>
    const SqlBulkCopyOptions Options = SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers | SqlBulkCopyOptions.KeepNulls;

    public static Task RunAsync(Db db, RowBatch rows, CancellationToken cancellationToken) =>
        rows.Count >= FewestToCopy && db.Transaction is SqlTransaction transaction
            ? CopyOrInsertAsync(db, transaction, rows, cancellationToken)
            : InsertAsync(db, rows, cancellationToken);

    static Task InsertAsync(Db db, RowBatch rows, CancellationToken cancellationToken) => ParameterInsert.RunAsync(db, rows, MaxParameters, cancellationToken);

    static async Task CopyOrInsertAsync(Db db, SqlTransaction transaction, RowBatch rows, CancellationToken cancellationToken)
    {
        await db.RunAsync(() => transaction.SaveAsync(Savepoint, cancellationToken), cancellationToken).ConfigureAwait(false);
        try
        {
            await CopyAsync(db, transaction, rows, cancellationToken).ConfigureAwait(false);
            return;
        }
        // A value that does not fit ends the copy in the driver, which does not name the column as the server does; a login without SELECT may not ask for the columns.
        catch (Exception e) when (e is InvalidOperationException or ServerException { Error.Kind: ServerErrorKind.NoRights or ServerErrorKind.Other })
        {
            await db.RunAsync(() => transaction.RollbackAsync(Savepoint, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        await InsertAsync(db, rows, cancellationToken).ConfigureAwait(false);
    }

    static async Task CopyAsync(Db db, SqlTransaction transaction, RowBatch rows, CancellationToken cancellationToken)
    {
        using var copy = new SqlBulkCopy((SqlConnection)db.Connection, Options, transaction)
        {
            DestinationTableName = rows.Statement.Table,
            BulkCopyTimeout = CopyTimeout,
        };
        foreach (string column in rows.Statement.Columns)
            copy.ColumnMappings.Add(column, column);
        using var reader = new RowReader(rows);
        await db.RunAsync(() => copy.WriteToServerAsync(reader, cancellationToken), cancellationToken).ConfigureAwait(false);
    }
}
