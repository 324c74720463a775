namespace IdentDbBridge.TestServers;

/// <summary>Where what is downloaded or built once for all runs is kept.</summary>
static class UserCache
{
    /// <summary>Of this user.</summary>
    public static string Directory { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "identdbbridge");

    /// <summary>Held by one process at a time, until it is disposed of.</summary>
    /// <param name="name">What is worked on.</param>
    /// <param name="waiting">Called once if another process holds it.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<FileStream> LockAsync(string name, Action waiting, CancellationToken cancel)
    {
        for (var told = false; ; told = true)
        {
            try
            {
                return new FileStream(Path.Combine(Directory, $"{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                if (!told)
                    waiting();
                await Task.Delay(500, cancel);
            }
        }
    }
}
