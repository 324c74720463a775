using System.Diagnostics;
using IdentDbBridge.Data;
using IdentDbBridge.Installed;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.Migrations.Run;

/// <summary>Keeps runs on one database apart, and names the one that is in the way.</summary>
sealed class RunGuard : IAsyncDisposable
{
    /// <summary>How long a run waits for another one when nothing else is said.</summary>
    public static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(60);

    readonly IRunLock _lock;
    readonly MigrationJournal _journal;

    RunGuard(IRunLock runLock, MigrationJournal journal)
    {
        _lock = runLock;
        _journal = journal;
    }

    /// <exception cref="LockException">Still busy after <paramref name="timeout"/>; the message names the holder.</exception>
    public static async Task<RunGuard> TakeAsync(
        ConnectionTarget target, SessionInfo session, MigrationJournal journal, TimeSpan timeout, Action<MigrationEvent> report, CancellationToken cancellationToken)
    {
        IRunLock runLock = target.Dialect.CreateLock(target, session);
        try
        {
            var clock = Stopwatch.StartNew();
            string? told = null;
            while (!await runLock.TryTakeAsync(cancellationToken).ConfigureAwait(false))
            {
                string holder = await HolderAsync(runLock, journal, cancellationToken).ConfigureAwait(false);
                if (clock.Elapsed >= timeout)
                    throw new LockException(T($"The run lock of {target} is held by {holder}. Waited {timeout.TotalSeconds:0} s; nothing was changed. Let that run end, or wait longer.")) { Remedy = Remedy.Option(nameof(MigratorOptions.LockTimeout)) };
                if (holder != told)
                    report(new MigrationEvent(MigrationEventKind.WaitingForLock, "", 0, 0, holder));
                told = holder;
            }

            return new RunGuard(runLock, journal);
        }
        catch
        {
            await runLock.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Tells those who come next who is at work. Needs the journal's tables.</summary>
    public Task AnnounceAsync(string login, CancellationToken cancellationToken) =>
        _journal.WriteHolderAsync(LockHolder.Self(_lock.SessionId, login), cancellationToken);

    /// <exception cref="LockException">The lock is no longer ours: its connection was cut or it could not be renewed, and another run may be at work.</exception>
    /// <exception cref="ServerException">The server itself is gone.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (await _lock.IsHeldAsync(cancellationToken).ConfigureAwait(false))
            return;
        // With the server gone there is no other run: this says so by its own error.
        await _journal.ReadHolderAsync(cancellationToken).ConfigureAwait(false);
        throw new LockException(T($"The run lock was lost (its connection was cut, or it was not renewed in time), so another run may be at work. Stopped before the next statement; what ran is journalled, and the next run goes on from there.")) { Remedy = new(RemedyKind.ApplyScripts) };
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _journal.ClearHolderAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (ServerException)
        {
            // The entry speaks only while the lock itself is held, so one that stays does no harm.
        }

        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The server knows the session; the holder's own entry knows more, if it is about that session.</summary>
    static async Task<string> HolderAsync(IRunLock runLock, MigrationJournal journal, CancellationToken cancellationToken)
    {
        LockHolder? session = await runLock.FindHolderAsync(cancellationToken).ConfigureAwait(false);
        LockHolder? entry = await EntryAsync(journal, cancellationToken).ConfigureAwait(false);
        bool same = session?.SessionId is null || session.SessionId == entry?.SessionId;
        return ((same ? entry : session) ?? session)?.ToString() ?? T($"another run that has not told its name yet");
    }

    static async Task<LockHolder?> EntryAsync(MigrationJournal journal, CancellationToken cancellationToken)
    {
        try
        {
            return await journal.ReadHolderAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (e.Error.Kind is ServerErrorKind.Timeout or ServerErrorKind.Deadlock)
        {
            // SQL Server's catalog waits for the holder's uncommitted CREATE TABLE; the name of the holder is not worth that wait.
            return null;
        }
    }
}
