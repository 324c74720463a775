using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Schema.Reports;

namespace IdentDbBridge.Schema;

/// <summary>The live schema of one exchange database beside the shipped one, and the takeover of tables that no script has made.</summary>
public sealed class SchemaAudit
{
    readonly MigrationTarget _target;
    readonly TimeSpan _lockTimeout;

    /// <summary>Reads the scripts; connects to nothing.</summary>
    /// <param name="database">Which database.</param>
    /// <param name="options">How its schema is kept; null for the usual.</param>
    /// <exception cref="ConfigurationException">Unknown provider, malformed connection string, or scripts that cannot be used.</exception>
    public SchemaAudit(DatabaseOptions database, MigratorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        options ??= new MigratorOptions();
        _target = new MigrationTarget(database, options.ScriptDirectory);
        _lockTimeout = options.LockTimeout;
    }

    /// <summary>The live schema beside the shipped one. Writes nothing.</summary>
    /// <exception cref="ConnectionException">No connection.</exception>
    public async Task<SchemaReport> VerifyAsync(CancellationToken cancellationToken = default)
    {
        MigrationSession place = await _target.OpenAsync(ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        return await new SchemaCheck(place).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes over tables that were made by hand or by DbUp: tells what differs, and marks the scripts as applied when asked to and
    /// when nothing breaks IDENT or the bridge. Runs no script, changes no table.
    /// </summary>
    /// <exception cref="LockException">Another run holds the lock.</exception>
    public async Task<AdoptReport> AdoptAsync(AdoptRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        MigrationSession place = await (request.Mark ? _target.OpenToChangeAsync(ConnectionUse.Run, cancellationToken) : _target.OpenAsync(ConnectionUse.Inspect, cancellationToken)).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable placeEnd = place.ConfigureAwait(false);
        var adoption = new Adoption(place);
        AdoptReport report = await adoption.LookAsync(cancellationToken).ConfigureAwait(false);
        if (!request.Mark || !report.Fits || !report.IsWaiting)
            return report;
        RunGuard guard = await place.BeginAsync(_lockTimeout, _ => { }, () => { }, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable guardEnd = guard.ConfigureAwait(false);
        // Again, since somebody may have changed a table before the lock was ours.
        report = await adoption.LookAsync(cancellationToken).ConfigureAwait(false);
        return report.Fits ? report with { Marked = await adoption.MarkAsync(report, request.Reason, cancellationToken).ConfigureAwait(false) } : report;
    }
}
