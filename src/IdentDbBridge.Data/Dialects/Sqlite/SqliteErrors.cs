using IdentDbBridge.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IdentDbBridge.Dialects.Sqlite;

/// <summary>What SQLite's error codes mean. Source: https://www.sqlite.org/rescode.html.</summary>
static class SqliteErrors
{
    static readonly KnownMessages Known = new("sqlite");

    public static ServerError Classify(SqliteException e) =>
        ServerWords.Tell("SQLite", e.SqliteErrorCode, Kind(e), Fault(e), Shown(e));

    static ServerErrorKind Kind(SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_CANTOPEN => ServerErrorKind.DatabaseMissing,
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => ServerErrorKind.NoRights,
        raw.SQLITE_CONSTRAINT => e.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_UNIQUE
            ? ServerErrorKind.Duplicate
            : ServerErrorKind.RuleBroken,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => ServerErrorKind.Timeout,
        _ => ServerErrorKind.Other,
    };

    static ServerFault Fault(SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_ERROR when TextOf(e).StartsWith("no such table", StringComparison.Ordinal) => ServerFault.TableMissing,
        raw.SQLITE_READONLY => ServerFault.ReadOnly,
        raw.SQLITE_TOOBIG => ServerFault.TooLarge,
        raw.SQLITE_FULL => ServerFault.Full,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_IOERR => ServerFault.Damaged,
        _ => ServerFault.None,
    };

    // RAISE of a trigger says what it likes.
    static string? Shown(SqliteException e) => e.SqliteExtendedErrorCode == raw.SQLITE_CONSTRAINT_TRIGGER ? null : Known.Shown(0, TextOf(e));

    /// <summary>The driver writes "SQLite Error 1: 'text'."</summary>
    static string TextOf(SqliteException e)
    {
        int start = e.Message.IndexOf('\'', StringComparison.Ordinal);
        int end = e.Message.LastIndexOf('\'');
        return start >= 0 && end > start ? e.Message[(start + 1)..end] : e.Message;
    }
}
