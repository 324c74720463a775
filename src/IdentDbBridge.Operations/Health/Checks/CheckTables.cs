using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>Whether the tables are there, and can be read as IDENT reads them.</summary>
sealed class CheckTables(HealthContext place)
{
    static readonly (string Block, string Read)[] Reads =
    [
        ("FinishedCalls", "calls/read-finished-calls"),
        ("OngoingCalls", "calls/read-ongoing-calls"),
        ("Tickets", "tickets/read-tickets"),
        ("Branches", "schedule/read-branches"),
        ("Doctors", "schedule/read-doctors"),
        ("Intervals", "schedule/read-intervals"),
    ];

    // Nothing is in it: the columns are asked for, and no row.
    static readonly object Window = new { WindowFrom = new DateTime(2200, 1, 1), WindowTo = new DateTime(2000, 1, 1) };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach ((string block, string read) in Reads)
            await ReadAsync(block, read, cancellationToken).ConfigureAwait(false);
        await place.LookAsync([FindingKinds.TextColumns], () => ColumnsAsync(cancellationToken)).ConfigureAwait(false);
        if (place.IsMySql)
            await place.LookAsync([FindingKinds.Engine], () => EngineAsync(cancellationToken)).ConfigureAwait(false);
    }

    async Task ReadAsync(string block, string read, CancellationToken cancellationToken)
    {
        FindingKind kind = FindingKinds.Table(block);
        string table = place.Table(block);
        try
        {
            await place.Db.QueryAsync<object>(place.Sql[read], Window, cancellationToken).ConfigureAwait(false);
            place.Pass(kind, T($"{table} is there, with all columns, and can be read."));
        }
        catch (PermissionException)
        {
            place.Failed(kind, T($"This login may not read {table}."), null, place.Grant);
        }
        catch (ServerException e) when (e.Error.Kind is ServerErrorKind.Other)
        {
            if (place.Visible.Contains(table))
                place.Failed(kind, T($"{table} is there, but cannot be read as IDENT reads it: {e.Error}."), null, new(RemedyKind.CompareSchema));
            else if (place.Visible.FirstOrDefault(t => string.Equals(t, table, StringComparison.OrdinalIgnoreCase)) is { } other)
                place.Failed(kind, T($"{table} is not there, but {other} is: this server tells names in capitals from others."), null, new(RemedyKind.NameTable, block, other));
            else
                place.Failed(kind, T($"{table} is not there, or this login may not even see it. Was it renamed? Then give its name."), null, new(RemedyKind.ApplyScripts, block));
        }
    }

    async Task ColumnsAsync(CancellationToken cancellationToken)
    {
        long narrow = await place.Db.ScalarAsync<long>(place.Sql["checks/narrow-columns"], place.Names, cancellationToken).ConfigureAwait(false);
        place.Judge(
            FindingKinds.TextColumns,
            narrow == 0,
            FindingState.Failure,
            T($"Every text column holds every letter."),
            T($"Text columns that cannot hold every letter: {narrow}. Russian text or emoji become question marks there."),
            null,
            new(RemedyKind.CompareSchema));
    }

    async Task EngineAsync(CancellationToken cancellationToken)
    {
        List<string> others = await place.Db.QueryAsync<string>(place.Sql["checks-mysql/other-engines"], place.Names, cancellationToken).ConfigureAwait(false);
        place.Judge(
            FindingKinds.Engine,
            others.Count == 0,
            FindingState.Failure,
            T($"The tables keep transactions (InnoDB)."),
            T($"Exchange tables that are not InnoDB: {others.Count}. Readers see the half of a schedule there, and a crash can break the table."),
            $"ALTER TABLE {place.Db.Dialect.Quote(others.FirstOrDefault() ?? "")} ENGINE = InnoDB");
    }
}
