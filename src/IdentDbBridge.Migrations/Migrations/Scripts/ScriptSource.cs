using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Data;
using IdentDbBridge.Installed;
using IdentDbBridge.Localization;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Where scripts come from: the library itself and, after those, the clinic's own directory.</summary>
static partial class ScriptSource
{
    static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    static readonly UnicodeEncoding StrictUtf16 = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    static readonly UnicodeEncoding StrictUtf16BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>The bundled scripts, then those of <paramref name="directory"/>, each group in ordinal order of its names.</summary>
    /// <param name="directory">The clinic's own scripts; null for none.</param>
    /// <exception cref="ConfigurationException">The directory is missing or holds no script, a script is neither UTF-8 nor UTF-16 with a mark, or two of them share a number or a name.</exception>
    public static IReadOnlyList<MigrationScript> Load(IDialect dialect, string? directory)
    {
        List<MigrationScript> scripts = Bundled(dialect);
        if (directory is not null)
            scripts.AddRange(FromDirectory(dialect, directory));
        RefuseTwins(scripts);
        return scripts;
    }

    /// <exception cref="ConfigurationException">Two scripts share a name.</exception>
    public static void RefuseTwins(IEnumerable<MigrationScript> scripts)
    {
        string? twice = scripts.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.Last().Name;
        if (twice is not null)
            throw new ConfigurationException(T($"Two scripts have the name {twice}, in whatever case; the bundled ones cannot be replaced. Rename your own."));
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
        // It would begin a line wherever the name is printed, in the file of 'identdb script', too.
        if (files.FirstOrDefault(f => Path.GetFileName(f) is var n && Printable.Line(n) != n) is { } hidden)
            throw new ConfigurationException(T($"The name of the script {Path.GetFileName(hidden)} holds a line break or another control character. Rename the file."));
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
            byte[] bytes = File.ReadAllBytes(path);
            string text = EncodingOf(bytes).GetString(bytes).TrimStart('\uFEFF');
            if (!text.Contains('\0', StringComparison.Ordinal))
                return text;
        }
        catch (DecoderFallbackException)
        {
            // Told below, together with UTF-16 without a mark, which decodes but is full of zeros.
        }

        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(T($"The script {Path.GetFileName(path)} cannot be read."), e);
        }

        throw new ConfigurationException(T($"The script {Path.GetFileName(path)} is neither UTF-8 nor UTF-16 with a byte order mark. Save it as UTF-8."));
    }

    /// <summary>By the byte order mark, as sqlcmd does: SSMS saves UTF-16 so.</summary>
    static Encoding EncodingOf(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => StrictUtf16,
        [0xFE, 0xFF, ..] => StrictUtf16BigEndian,
        _ => StrictUtf8,
    };

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex LeadingDigits();
}
