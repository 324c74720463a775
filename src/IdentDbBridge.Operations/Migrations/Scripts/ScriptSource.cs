using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Data;
using IdentDbBridge.Installed;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Where scripts come from: the library itself and, after those, the clinic's own directory.</summary>
static partial class ScriptSource
{
    static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The bundled scripts, then those of <paramref name="directory"/>, each group in ordinal order of its names.</summary>
    /// <param name="directory">The clinic's own scripts; null for none.</param>
    /// <exception cref="ConfigurationException">The directory is missing or holds no script, a script is not UTF-8, or two of them share a number or a name.</exception>
    public static IReadOnlyList<MigrationScript> Load(IDialect dialect, string? directory)
    {
        List<MigrationScript> scripts = Bundled(dialect);
        if (directory is not null)
            scripts.AddRange(FromDirectory(dialect, directory));
        string? twice = scripts.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.Last().Name;
        return twice is null ? scripts : throw new ConfigurationException(T($"Two scripts have the name {twice}, in whatever case; the bundled ones cannot be replaced. Rename your own."));
    }

    public static List<MigrationScript> Bundled(IDialect dialect) =>
        [.. BundledScripts.Names(dialect.Name).Select(n => new MigrationScript(n, ScriptOrigin.Bundled, ReadBundled(dialect.Name, n), dialect.Splitter))];

    public static List<MigrationScript> FromDirectory(IDialect dialect, string directory)
    {
        if (!Directory.Exists(directory))
            throw new ConfigurationException(T($"There is no script directory {directory}."));
        string[] files = [.. Directory.GetFiles(directory)
            .Where(f => f.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            .OrderBy(f => Path.GetFileName(f), StringComparer.Ordinal)];
        if (files.Length == 0)
            throw new ConfigurationException(T($"The directory {directory} holds no script (*.sql)."));
        IGrouping<string?, string>? clash = files.GroupBy(Number).FirstOrDefault(g => g.Key is not null && g.Count() > 1);
        if (clash is not null)
            throw new ConfigurationException(T($"Two scripts have the number {clash.Key}: {string.Join(T($" and "), clash.Select(Path.GetFileName))}. Give one of them a number of its own."));
        return [.. files.Select(f => new MigrationScript(Path.GetFileName(f), ScriptOrigin.Clinic, ReadFile(f), dialect.Splitter))];
    }

    static string? Number(string file) => LeadingDigits().Match(Path.GetFileName(file)) is { Success: true } digits ? digits.Value.TrimStart('0').PadLeft(1, '0') : null;

    static string ReadBundled(string dialect, string name)
    {
        using var reader = new StreamReader(BundledScripts.Open(dialect, name), StrictUtf8);
        return reader.ReadToEnd();
    }

    static string ReadFile(string path)
    {
        try
        {
            string text = StrictUtf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
            if (!text.Contains('\0', StringComparison.Ordinal))
                return text;
        }
        catch (DecoderFallbackException)
        {
            // Told below, together with UTF-16, which decodes but is full of zeros.
        }

        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(T($"The script {Path.GetFileName(path)} cannot be read."), e);
        }

        throw new ConfigurationException(T($"The script {Path.GetFileName(path)} is not UTF-8. Save it as UTF-8."));
    }

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex LeadingDigits();
}
