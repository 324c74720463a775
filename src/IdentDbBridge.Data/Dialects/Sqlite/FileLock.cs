using System.Globalization;
using IdentDbBridge.Data;

namespace IdentDbBridge.Dialects.Sqlite;

/// <summary>The run lock of a SQLite file: a file beside it, held open for this process alone. The system frees it when the process dies.</summary>
sealed class FileLock(string path) : IRunLock
{
    FileStream? _file;

    public static string ProcessNumber { get; } = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    public string SessionId => ProcessNumber;

    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        for (int i = 0; i < 20; i++)
        {
            try
            {
                _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (UnauthorizedAccessException e)
            {
                var error = new ServerError("SQLite", 0, ServerErrorKind.NoRights, T($"the lock file beside the database cannot be written"));
                throw new PermissionException(T($"No rights: {path} cannot be written."), error, e);
            }
            catch (DirectoryNotFoundException e)
            {
                var error = new ServerError("SQLite", 14, ServerErrorKind.DatabaseMissing, T($"no such directory"));
                throw new ConnectionException(T($"Database missing: the directory of {path} does not exist. Create it first."), error, e);
            }
            catch (IOException e) when (!IsBusy(e))
            {
                var error = new ServerError("SQLite", 0, ServerErrorKind.NoRights, T($"the lock file beside the database cannot be written"));
                throw new PermissionException(T($"No rights or no room: {path} cannot be written."), error, e);
            }
            catch (IOException)
            {
                await Task.Delay(50, cancellationToken).ConfigureAwait(false);
            }
        }

        return false;
    }

    public Task<bool> IsHeldAsync(CancellationToken cancellationToken) => Task.FromResult(_file is { SafeFileHandle.IsClosed: false });

    public Task<LockHolder?> FindHolderAsync(CancellationToken cancellationToken) => Task.FromResult<LockHolder?>(null);

    // Locked by another process: EAGAIN of Linux and of macOS, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows.
    static bool IsBusy(IOException e) => e.HResult is 11 or 35 || (e.HResult & 0xFFFF) is 32 or 33;

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;
}
