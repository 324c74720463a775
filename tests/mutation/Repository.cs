namespace IdentDbBridge.Mutation;

/// <summary>Where the source of this program is.</summary>
static class Repository
{
    /// <summary>The directory of IdentDbBridge.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    static string Find(string directory) => File.Exists(Path.Combine(directory, "IdentDbBridge.sln")) ? directory : Find(Path.GetDirectoryName(directory.TrimEnd('/', '\\'))!);
}
