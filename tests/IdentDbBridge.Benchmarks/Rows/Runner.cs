using System.Globalization;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>A runner of scripts as a program.</summary>
/// <param name="Name">Of the product.</param>
/// <param name="Program">Its file.</param>
sealed record Runner(string Name, string Program)
{
    public const string Ours = "identdb";
    public const string DbUp = "DbUp";
    const string Evolve = "Evolve";
    public const string Grate = "grate";

    /// <summary>Ours first.</summary>
    public static IReadOnlyList<Runner> All(Programs programs) =>
    [
        new(Ours, programs.IdentDb),
        new(DbUp, Path.Combine(programs.Peers, DbUp, "peer-dbup")),
        new(Evolve, Path.Combine(programs.Peers, "Evolve", "peer-evolve")),
        new("FluentMigrator", Path.Combine(programs.Peers, "FluentMigrator", "peer-fluentmigrator")),
        new(Grate, Path.Combine(programs.Peers, "grate", "grate")),
    ];

    /// <summary>The same program as DbUp's, compiled as ours is.</summary>
    public static Runner NativeDbUp(Programs programs) => new("DbUp-native", Path.Combine(programs.Peers, "DbUp-native", "peer-dbup"));

    /// <summary>Puts the scripts into a directory as this runner wants them. Ours has the bundled ones in it.</summary>
    public void Write(string directory, IReadOnlyList<(string Name, string Text)> bundled, IReadOnlyList<(string Name, string Text)> more)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        var scripts = Directory.CreateDirectory(Name == Grate ? Path.Combine(directory, "up") : directory).FullName;
        foreach (var (number, (name, text)) in (Name == Ours ? more : bundled.Concat(more)).Index())
            File.WriteAllText(Path.Combine(scripts, Name == Evolve ? string.Create(CultureInfo.InvariantCulture, $"V{number + 1}__{Path.GetFileNameWithoutExtension(name)}.sql") : name), text);
    }

    public IReadOnlyList<string> Command(string provider, string scripts, string connectionString, string output) => Name switch
    {
        Ours => Directory.EnumerateFiles(scripts).Any() ? [Program, "up", "--scripts", scripts] : [Program, "up"],
        Grate => [Program, $"--connectionstring={connectionString}", $"--sqlfilesdirectory={scripts}", $"--databasetype={(provider == "sqlite" ? "sqlite" : "mariadb")}", $"--outputPath={output}", "--createdatabase=false", "--silent"],
        _ => [Program, provider, scripts],
    };
}
