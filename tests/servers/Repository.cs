namespace IdentDbBridge.TestServers;

/// <summary>Where the source of this program is.</summary>
static class Repository
{
    /// <summary>The directory of IdentDbBridge.sln.</summary>
    public static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "IdentDbBridge.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new TestServerException("IdentDbBridge.sln is in none of the directories above this program.");
        return directory;
    }
}
