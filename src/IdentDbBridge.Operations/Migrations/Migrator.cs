using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Diagnostics;
using IdentDbBridge.Dialects;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Migrations.Scripts;
using IdentDbBridge.Provisioning;

namespace IdentDbBridge.Migrations;

/// <summary>Keeps the schema of one exchange database: tells where it stands, brings it up to date, accepts what was changed on purpose.</summary>
public sealed class Migrator
{
    readonly MigratorOptions _options;
    readonly ConnectionTarget _target;
    readonly IReadOnlyList<MigrationScript> _scripts;

    /// <summary>Reads the scripts; connects to nothing.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, malformed connection string, or scripts that cannot be used.</exception>
    public Migrator(MigratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _target = Dialect.Parse(options.Provider, options.ConnectionString);
        ExchangeTables.With(options.Tables);
        _scripts = ScriptSource.Load(_target.Dialect, options.ScriptDirectory);
    }

    /// <summary>Where the database stands. Writes nothing.</summary>
    /// <exception cref="ConnectionException">No connection.</exception>
    public async Task<MigrationReport> StatusAsync(CancellationToken cancellationToken)
    {
        Workplace place = await OpenAsync(ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        return place.Report();
    }

    /// <summary>What a run would do now. Writes nothing.</summary>
    /// <exception cref="PermissionException">The login lacks a right that the run needs; the message has the GRANT for the DBA.</exception>
    public async Task<MigrationReport> PlanAsync(CancellationToken cancellationToken)
    {
        Workplace place = await OpenAsync(ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        await RefuseMissingRightsAsync(place, cancellationToken).ConfigureAwait(false);
        return place.Report();
    }

    /// <summary>Applies what is pending. With nothing to do it takes no lock and writes nothing.</summary>
    /// <param name="report">Told of each step, on the thread of the run.</param>
    /// <exception cref="DriftException">A changed, missing or out-of-order script; nothing was run.</exception>
    /// <exception cref="LockException">Another run holds the lock.</exception>
    /// <exception cref="PermissionException">The login lacks a right that the run needs; nothing was written.</exception>
    /// <exception cref="ConfigurationException">The server is too old for the exchange tables; nothing was written.</exception>
    /// <exception cref="ScriptFailedException">A script failed; the message says what is in effect.</exception>
    public async Task<UpResult> UpAsync(Action<MigrationEvent> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        Workplace place = await OpenAsync(ConnectionUse.Run, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        if (place.Plan.Steps.Count == 0)
        {
            place.RefuseProblems();
            return new UpResult { Applied = [], Report = place.Report() };
        }

        await RefuseMissingRightsAsync(place, cancellationToken).ConfigureAwait(false);
        // Problems are told under the lock: what was read without it may be the half of another run's work.
        RunGuard guard = await place.BeginAsync(_options.LockTimeout, report, place.RefuseProblems, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable guardEnd = guard.ConfigureAwait(false);
        List<string> applied = [];
        foreach (PlannedScript step in place.Plan.Steps)
        {
            var run = new ScriptRun(place.Db, place.Journal, guard, place.Session.Login, place.Tables.Names, step, report);
            await run.RunAsync(cancellationToken).ConfigureAwait(false);
            applied.Add(step.Name);
        }

        await place.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new UpResult { Applied = applied, Report = place.Report() };
    }

    /// <summary>
    /// Accepts on purpose what keeps a run from starting, and records the checksums of what DbUp applied. Each decision is
    /// written to <c>IdentBridge_MigrationAudit</c>. Runs no script.
    /// </summary>
    /// <exception cref="ConfigurationException">A script that is not there or has nothing to repair.</exception>
    public async Task<IReadOnlyList<RepairAction>> RepairAsync(RepairRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Workplace place = await OpenAsync(ConnectionUse.Run, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        RunGuard guard = await place.BeginAsync(_options.LockTimeout, _ => { }, () => { }, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable guardEnd = guard.ConfigureAwait(false);
        var repair = new Repair(place, request);
        return await repair.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// What a run would do now, as one SQL file with the journal rows, for the server's own client (SSMS, mysql, sqlite3).
    /// Writes nothing to the database.
    /// </summary>
    /// <returns>The SQL, and the names of the scripts in it; no scripts when there is nothing to do.</returns>
    /// <exception cref="DriftException">A changed, missing or out-of-order script.</exception>
    public async Task<(string Sql, IReadOnlyList<string> Scripts)> WriteScriptAsync(CancellationToken cancellationToken)
    {
        Workplace place = await OpenAsync(ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        place.RefuseProblems();
        return (new RunScript(place).Write(), [.. place.Plan.Steps.Select(s => s.Name)]);
    }

    /// <summary>Tables are made by the bundled scripts; what the clinic's own need, only they know.</summary>
    static Task RefuseMissingRightsAsync(Workplace place, CancellationToken cancellationToken)
    {
        if (place.Plan.Problems.Count > 0 || !place.Plan.Steps.Any(s => s.Script!.Origin == ScriptOrigin.Bundled))
            return Task.CompletedTask;
        ServerSupport.Of(place.Session).RefuseTooOld();
        return RunRights.RefuseMissingAsync(place.Db, place.Sql, place.Session, cancellationToken);
    }

    /// <summary>The live schema beside the shipped one. Writes nothing.</summary>
    /// <exception cref="ConnectionException">No connection.</exception>
    public async Task<SchemaReport> VerifyAsync(CancellationToken cancellationToken)
    {
        Workplace place = await OpenAsync(ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        return await new SchemaCheck(place).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes over tables that were made by hand or by DbUp: tells what differs, and marks the scripts as applied when asked to and
    /// when nothing breaks IDENT or the bridge. Runs no script, changes no table.
    /// </summary>
    /// <exception cref="LockException">Another run holds the lock.</exception>
    public async Task<AdoptReport> AdoptAsync(AdoptRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Workplace place = await OpenAsync(request.Mark ? ConnectionUse.Run : ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        var adoption = new Adoption(place);
        AdoptReport report = await adoption.LookAsync(cancellationToken).ConfigureAwait(false);
        if (!request.Mark || !report.Fits || !report.IsWaiting)
            return report;
        RunGuard guard = await place.BeginAsync(_options.LockTimeout, _ => { }, () => { }, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable guardEnd = guard.ConfigureAwait(false);
        // Again, since somebody may have changed a table before the lock was ours.
        report = await adoption.LookAsync(cancellationToken).ConfigureAwait(false);
        return report.Fits ? report with { Marked = await adoption.MarkAsync(report, request.Reason, cancellationToken).ConfigureAwait(false) } : report;
    }

    async Task<Workplace> OpenAsync(ConnectionUse use, CancellationToken cancellationToken)
    {
        var place = new Workplace(await Db.OpenAsync(_target, use, cancellationToken).ConfigureAwait(false), _options, _scripts);
        try
        {
            await place.ReadAsync(cancellationToken).ConfigureAwait(false);
            return place;
        }
        catch
        {
            await place.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
