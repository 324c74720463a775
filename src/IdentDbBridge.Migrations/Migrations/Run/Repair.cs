using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.Migrations.Run;

/// <summary>Accepts what differs between scripts and journal, each decision with an entry in the audit, each script in a transaction.</summary>
sealed class Repair(MigrationSession place, RepairRequest request)
{
    const int MaxReason = 1000;

    public async Task<IReadOnlyList<RepairAction>> RunAsync(CancellationToken cancellationToken)
    {
        List<RepairAction> actions = [];
        List<PlannedScript> chosen = Chosen();
        RefuseLostTables(chosen);
        foreach (PlannedScript script in chosen)
        {
            string action = request.StatementsDone is null ? Action(script.State)! : "statements-marked-done";
            ScriptRecord record = request.StatementsDone is { } done ? MarkDone(script, done) : Accepted(script);
            actions.Add(await SaveAsync(script, action, record, cancellationToken).ConfigureAwait(false));
        }

        return actions;
    }

    /// <summary>Takes a script for applied whose tables somebody else has made.</summary>
    public Task<RepairAction> AdoptAsync(PlannedScript script, CancellationToken cancellationToken)
    {
        RefuseLongReason();
        return SaveAsync(script, "adopted", Applied(script), cancellationToken);
    }

    async Task<RepairAction> SaveAsync(PlannedScript script, string action, ScriptRecord record, CancellationToken cancellationToken)
    {
        await place.Db.InTransactionAsync(
            async () =>
            {
                await place.Journal.SaveAsync(record, script.Record is not null, cancellationToken).ConfigureAwait(false);
                if (script.Applied is null && record.State == RecordState.Applied)
                    await place.Journal.AddAppliedAsync(script.JournalName, cancellationToken).ConfigureAwait(false);
                await place.Journal.AuditAsync(script.Name, action, script.Record?.Checksum, record.Checksum, request.Reason, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return new RepairAction(script.Name, action);
    }

    static string? Action(ScriptState state) => state switch
    {
        ScriptState.Unverified => "checksum-recorded",
        ScriptState.Changed => "edit-accepted",
        ScriptState.PartChanged => "done-part-accepted",
        ScriptState.OutOfOrder => "order-allowed",
        ScriptState.Missing => "absence-accepted",
        ScriptState.Unjournaled => "journal-row-restored",
        _ => null,
    };

    void RefuseLostTables(List<PlannedScript> chosen)
    {
        foreach (PlannedScript script in chosen.Where(s => s.State == ScriptState.Unverified))
        {
            if (place.LostTable(script) is { } table)
                throw new ConfigurationException(T($"{script.Name} is applied, but its table {table} is not there. Was it installed under another name? Then give that name; else find out who dropped it.")) { Remedy = new(RemedyKind.NameTable, Value: table) };
        }
    }

    List<PlannedScript> Chosen()
    {
        RefuseLongReason();
        if (request.StatementsDone is not null && request.Scripts.Count != 1)
            throw new ConfigurationException(T($"The number of statements in effect is that of one script: name exactly one.")) { Remedy = Remedy.Option(nameof(RepairRequest.StatementsDone)) };
        if (request.All && request.Scripts.Count > 0)
            throw new ConfigurationException(T($"Choose either all scripts or some by name, not both.")) { Remedy = Remedy.Option(nameof(RepairRequest.All)) };
        if (request.Scripts.Count == 0)
            return [.. place.Plan.Scripts.Where(s => s.State == ScriptState.Unverified || (request.All && Action(s.State) is not null))];
        return [.. request.Scripts.Select(Named)];
    }

    void RefuseLongReason()
    {
        if (request.Reason?.Length > MaxReason)
            throw new ConfigurationException(T($"The reason may have {MaxReason} characters at the most."));
    }

    PlannedScript Named(string name)
    {
        // What is no script's name may be a piece of a connection string that a shell took apart.
        PlannedScript script = place.Plan.Scripts.FirstOrDefault(s => s.Name == name)
            ?? throw new ConfigurationException(name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)
                ? T($"There is no script {name}, neither as a file nor in the journal.")
                : T($"There is no script of that name, neither as a file nor in the journal."))
            { Remedy = new(RemedyKind.ShowStatus) };
        return request.StatementsDone is not null || Action(script.State) is not null
            ? script
            : throw new ConfigurationException(T($"{name} has nothing to repair."));
    }

    ScriptRecord MarkDone(PlannedScript script, int done)
    {
        bool broken = script.Record is not null && (script.State.IsPending() || script.State is ScriptState.PartChanged or ScriptState.SessionLost);
        if (!broken || place.Db.Dialect.TransactionalDdl)
            throw new ConfigurationException(T($"{script.Name} did not break off half-way, so it has no statements to mark."));
        int total = script.Script!.Statements.Count;
        if (done < 0 || done > total)
            throw new ConfigurationException(T($"{script.Name} has {total} statements; {done} of them cannot be done."));
        return Base(script) with { State = RecordState.Failed, StatementsDone = done, DoneChecksum = script.Script.DoneChecksum(done), StartedUtc = script.Record!.StartedUtc };
    }

    ScriptRecord Accepted(PlannedScript script) => script.State switch
    {
        ScriptState.PartChanged => Base(script) with
        {
            State = RecordState.Failed,
            StatementsDone = Math.Min(script.Record!.StatementsDone, script.Script!.Statements.Count),
            DoneChecksum = script.Script.DoneChecksum(Math.Min(script.Record.StatementsDone, script.Script.Statements.Count)),
            StartedUtc = script.Record.StartedUtc,
        },
        ScriptState.OutOfOrder => Base(script) with { State = RecordState.Allowed },
        ScriptState.Missing => Base(script) with { State = RecordState.Removed, Checksum = script.Record?.Checksum },
        _ => Applied(script),
    };

    ScriptRecord Applied(PlannedScript script) => Base(script) with
    {
        State = RecordState.Applied,
        StatementsDone = script.Script!.Statements.Count,
        DoneChecksum = script.Script.DoneChecksum(script.Script.Statements.Count),
        StartedUtc = script.Record?.StartedUtc,
        FinishedUtc = script.Record?.FinishedUtc,
    };

    ScriptRecord Base(PlannedScript script) => new()
    {
        ScriptName = script.Name,
        State = RecordState.Applied,
        Checksum = script.Script?.Checksum,
        StatementsTotal = script.Script?.Statements.Count ?? 0,
        Variables = script.Script is null ? script.Record?.Variables : script.Record?.Variables ?? TableNames.ToJson(script.Script.Text, place.Tables.Names),
        Login = place.Session.Login,
        ToolVersion = Tool.Version,
    };
}
