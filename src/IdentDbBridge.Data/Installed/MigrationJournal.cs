using IdentDbBridge.Data;

namespace IdentDbBridge.Installed;

/// <summary>DbUp's journal table, kept exactly as DbUp makes it, and our own tables beside it.</summary>
sealed class MigrationJournal(Db db, SqlCatalog sql, SessionInfo session)
{
    // Exactly so on MySQL; SQL Server and SQLite compare without case.
    const string AppliedTable = "schemaversions";
    const string StateTable = "IdentBridge_Migrations";
    const string LockTable = "IdentBridge_RunLock";

    /// <summary>Creates what is missing of the journal. Each statement may be repeated.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        foreach (string table in CreateStatements)
            await db.ExecuteAsync(sql[table], null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The names of the statements of <see cref="CreateAsync"/>.</summary>
    public static IReadOnlyList<string> CreateStatements { get; } =
        ["journal/create-applied", "journal/create-state", "journal/create-audit", "journal/create-lock-holder"];

    /// <summary>Reads without writing; a missing table is an empty one, any other trouble an error.</summary>
    public async Task<JournalState> ReadAsync(CancellationToken cancellationToken)
    {
        HashSet<string> tables = new(await db.ReadAsync(sql["journal/tables"], null, r => r.GetString(0), cancellationToken).ConfigureAwait(false), session.TableComparer);
        // In this order: a run that ends in between then seems to be DbUp's, and not one whose row is gone from DbUp's journal.
        List<ScriptRecord> records = tables.Contains(StateTable)
            ? await db.ReadAsync(sql["journal/read-state"], null, ScriptRecord.Read, cancellationToken).ConfigureAwait(false)
            : [];
        List<AppliedRecord> applied = tables.Contains(AppliedTable)
            ? await db.ReadAsync(sql["journal/read-applied"], null, AppliedRecord.Read, cancellationToken).ConfigureAwait(false)
            : [];
        return new JournalState(tables, applied, records.ToDictionary(r => r.ScriptName, StringComparer.Ordinal));
    }

    /// <summary>The tables of the journal that may be there although this login does not see them. What it does not see would pass for not applied.</summary>
    public Task<IReadOnlyList<string>> HiddenAsync(JournalState state, CancellationToken cancellationToken) =>
        TableSight.HiddenAsync(db, new[] { AppliedTable, StateTable }.Where(t => !state.Tables.Contains(t)), cancellationToken);

    /// <summary>Writes a script's row of the side table.</summary>
    /// <param name="record">The row.</param>
    /// <param name="known">Whether the script has a row already.</param>
    public async Task SaveAsync(ScriptRecord record, bool known, CancellationToken cancellationToken)
    {
        string statement = known ? "journal/set-state" : "journal/add-state";
        int rows = await db.ExecuteAsync(sql[statement], record.Values, cancellationToken).ConfigureAwait(false);
        if (rows != 1)
            throw ChangedByOthers(record.ScriptName);
    }

    public static LockException ChangedByOthers(string script) =>
        new(T($"The journal row of {script} was changed by somebody else during the run.")) { Remedy = new(RemedyKind.ShowStatus) };

    public Task AddAppliedAsync(string scriptName, CancellationToken cancellationToken) =>
        db.ExecuteAsync(sql["journal/add-applied"], [("ScriptName", scriptName)], cancellationToken);

    public Task AuditAsync(string scriptName, string action, string? oldChecksum, string? newChecksum, string? reason, CancellationToken cancellationToken) =>
        db.ExecuteAsync(
            sql["journal/add-audit"],
            new { AtUtc = DateTime.UtcNow, ScriptName = scriptName, Action = action, OldChecksum = oldChecksum, NewChecksum = newChecksum, Reason = reason, session.Login, ToolVersion = Tool.Version },
            cancellationToken);

    public async Task WriteHolderAsync(LockHolder holder, CancellationToken cancellationToken)
    {
        await ClearHolderAsync(cancellationToken).ConfigureAwait(false);
        await db.ExecuteAsync(sql["journal/add-lock-holder"], holder.Values, cancellationToken).ConfigureAwait(false);
    }

    public Task ClearHolderAsync(CancellationToken cancellationToken) =>
        db.ExecuteAsync(sql["journal/clear-lock-holder"], null, cancellationToken);

    /// <summary>The holder's own entry; null when there is none.</summary>
    public async Task<LockHolder?> ReadHolderAsync(CancellationToken cancellationToken)
    {
        List<string> tables = await db.ReadAsync(sql["journal/tables"], null, r => r.GetString(0), cancellationToken).ConfigureAwait(false);
        if (!tables.Contains(LockTable, session.TableComparer))
            return null;
        return (await db.QueryAsync<LockHolder>(sql["journal/read-lock-holder"], null, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
    }
}
