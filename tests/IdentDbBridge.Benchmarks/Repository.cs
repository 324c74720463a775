namespace IdentDbBridge.Benchmarks;

/// <summary>The working copy that this program was built from.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    public static string Notes => Path.Combine(Root, "tests", "IdentDbBridge.Benchmarks", "notes");

    public static string Artifacts => Path.Combine(Root, "artifacts", "benchmarks");

    static string Find()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "IdentDbBridge.sln")))
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("IdentDbBridge.sln is in none of the directories above this program.");
        return directory;
    }
}
