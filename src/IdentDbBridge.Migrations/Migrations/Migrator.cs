using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations.Engine;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Run;

namespace IdentDbBridge.Migrations;

/// <summary>Keeps the schema of one exchange database: tells where it stands, brings it up to date, accepts what was changed on purpose.</summary>
public sealed class Migrator
{
    readonly MigrationTarget _target;
    readonly TimeSpan _lockTimeout;

    /// <summary>Reads the scripts; connects to nothing.</summary>
    /// <param name="database">Which database.</param>
    /// <param name="options">How its schema is kept; null for the usual.</param>
    /// <exception cref="ConfigurationException">Unknown provider, malformed connection string, or scripts that cannot be used.</exception>
    public Migrator(DatabaseOptions database, MigratorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        options ??= new MigratorOptions();
        _target = new MigrationTarget(database, options.ScriptDirectory);
        _lockTimeout = options.LockTimeout;
    }

    /// <summary>Database and server, without user and password.</summary>
    public string Target => _target.ToString();

    /// <summary>Where the database stands. Writes nothing.</summary>
    /// <exception cref="ConnectionException">No connection.</exception>
    public async Task<MigrationReport> StatusAsync(CancellationToken cancellationToken = default)
    {
        MigrationSession place = await _target.OpenAsync(ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        return place.Report();
    }

    /// <summary>What a run would do now. Writes nothing.</summary>
    /// <exception cref="PermissionException">The login lacks a right that the run needs; the message has the GRANT for the DBA.</exception>
    public async Task<MigrationReport> PlanAsync(CancellationToken cancellationToken = default)
    {
        MigrationSession place = await _target.OpenToChangeAsync(ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        await place.RefuseMissingRightsAsync(cancellationToken).ConfigureAwait(false);
        return place.Report();
    }

    /// <summary>Applies what is pending. With nothing to do it takes no lock and writes nothing.</summary>
    /// <param name="report">Told of each step, on the thread of the run.</param>
    /// <exception cref="DriftException">A changed, missing or out-of-order script; nothing was run.</exception>
    /// <exception cref="LockException">Another run holds the lock.</exception>
    /// <exception cref="PermissionException">The login lacks a right that the run needs; nothing was written.</exception>
    /// <exception cref="ConfigurationException">The server is too old for the exchange tables; nothing was written.</exception>
    /// <exception cref="ScriptFailedException">A script failed; the message says what is in effect.</exception>
    public Task<UpResult> UpAsync(Action<MigrationEvent> report, CancellationToken cancellationToken = default) => UpAsync(report, null, cancellationToken);

    /// <inheritdoc cref="UpAsync(Action{MigrationEvent}, CancellationToken)"/>
    /// <param name="ended">Told of each script when it has ended, well or not; null for nobody.</param>
    public async Task<UpResult> UpAsync(Action<MigrationEvent> report, Action<ScriptRun>? ended, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        MigrationSession place = await _target.OpenToChangeAsync(ConnectionUse.Run, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        if (place.Plan.Steps.Count == 0)
        {
            place.RefuseProblems();
            return new UpResult { Applied = [], Report = place.Report() };
        }

        IReadOnlyList<string> applied = await EngineRun.PerformAsync(place, _lockTimeout, report, ended, cancellationToken).ConfigureAwait(false);
        await place.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new UpResult { Applied = applied, Report = place.Report() };
    }

    /// <summary>
    /// Accepts on purpose what keeps a run from starting, and records the checksums of what DbUp applied. Each decision is
    /// written to <c>IdentBridge_MigrationAudit</c>. Runs no script.
    /// </summary>
    /// <exception cref="ConfigurationException">A script that is not there or has nothing to repair.</exception>
    public async Task<IReadOnlyList<RepairAction>> RepairAsync(RepairRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        MigrationSession place = await _target.OpenToChangeAsync(ConnectionUse.Run, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        RunGuard guard = await place.BeginAsync(_lockTimeout, _ => { }, () => { }, cancellationToken).ConfigureAwait(false);
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
    public async Task<(string Sql, IReadOnlyList<string> Scripts)> WriteScriptAsync(CancellationToken cancellationToken = default)
    {
        MigrationSession place = await _target.OpenToChangeAsync(ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        place.RefuseProblems();
        return (new RunFileWriter(place).Write(), [.. place.Plan.Steps.Select(s => s.Name)]);
    }
}
