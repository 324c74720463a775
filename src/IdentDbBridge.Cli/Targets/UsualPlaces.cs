namespace IdentDbBridge.Cli.Targets;

/// <summary>Where a file of targets is looked for when nothing says which database is meant.</summary>
static class UsualPlaces
{
    public const string FileName = "identdb.json";

    /// <summary>The current directory, the user's configuration and the system's, in the order in which they are looked through.</summary>
    public static IReadOnlyList<string> All
    {
        get
        {
            string user = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            // On Unix .NET names /usr/share, where no configuration belongs.
            string system = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData) : "/etc";
            // A service may have no home.
            return [Path.Combine(".", FileName), .. user.Length == 0 ? (string[])[] : [Path.Combine(user, "identdb", FileName)], Path.Combine(system, "identdb", FileName)];
        }
    }

    /// <summary>The first that is there; null for none.</summary>
    public static string? Found => All.FirstOrDefault(File.Exists);
}
