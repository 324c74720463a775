using System.Globalization;
using System.Text;
using IdentDbBridge.Files;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>What was rejected, by the number of its line: a CSV file that holds none of the values. There is none when nothing was rejected.</summary>
/// <param name="path">Where it is written; one of an earlier run is replaced. Null to count only.</param>
/// <param name="words">What it says of a problem; null for the problem's own words.</param>
sealed class RejectsFile(string? path, Func<RuleProblem, string>? words = null) : IDisposable
{
    // What was found is a text with a number in it, now and then; beyond this many it is left out of the summary.
    const int MostReasons = 200;

    const string Header = "line,field,rule,found";

    /// <summary>What the option is called that names this file.</summary>
    public const string Option = nameof(ImportSettings.RejectsPath);

    readonly Dictionary<(string Field, string Rule, string Found), long> _reasons = [];
    StreamWriter? _writer;

    /// <summary>Empty when it only counts.</summary>
    public string Path => path ?? "";

    /// <summary>Rules broken, the most frequent first.</summary>
    public IReadOnlyList<ImportReason> Reasons =>
        [.. _reasons.Select(r => new ImportReason(r.Key.Field, r.Key.Rule, r.Key.Found, r.Value)).OrderByDescending(r => r.Count).ThenBy(r => r.Field, StringComparer.Ordinal)];

    // Where links lead, and the mode that it had.
    string? _target;
    UnixFileMode? _mode;

    /// <summary>Removes the file of an earlier run.</summary>
    /// <exception cref="ConfigurationException">Something else has that name, or it cannot be removed.</exception>
    public void Clear()
    {
        try
        {
            if (path is null)
                return;
            _target = WholeFile.Target(path);
            if (!File.Exists(_target))
                return;
            if (!OperatingSystem.IsWindows())
                _mode = File.GetUnixFileMode(_target);
            using (StreamReader old = new(_target))
            {
                char[] begin = new char[Header.Length];
                if (old.ReadBlock(begin) != begin.Length || new string(begin) != Header)
                    throw new ConfigurationException(T($"The file for rejected lines exists already and is something else. Choose another name.")) { Remedy = Remedy.Option(Option) };
            }

            File.Delete(_target);
        }
        catch (Exception e) when (WholeFile.IsTrouble(e))
        {
            throw NotWritable(e);
        }
    }

    public void Add(long line, IReadOnlyList<RuleProblem> problems)
    {
        try
        {
            _writer ??= path is null ? StreamWriter.Null : Create(_target ?? WholeFile.Target(path));
            foreach (RuleProblem p in problems)
            {
                string found = words?.Invoke(p) ?? p.ValueClass;
                Count(p, found);
                _writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line},{p.Field},{p.Rule},\"{found.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
            }
        }
        catch (Exception e) when (WholeFile.IsTrouble(e))
        {
            throw NotWritable(e);
        }
    }

    /// <exception cref="ConfigurationException">The last of it cannot be written.</exception>
    public void Dispose()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (Exception e) when (WholeFile.IsTrouble(e))
        {
            throw NotWritable(e);
        }
    }

    void Count(RuleProblem problem, string found)
    {
        (string Field, string Rule, string Found) reason = (problem.Field, problem.Rule, found);
        if (_reasons.Count >= MostReasons && !_reasons.ContainsKey(reason))
            reason.Found = "";
        _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
    }

    StreamWriter Create(string target)
    {
        FileStreamOptions create = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (_mode is { } mode && !OperatingSystem.IsWindows())
            create.UnixCreateMode = mode;
        StreamWriter writer = new(target, new UTF8Encoding(false), create);
        writer.WriteLine(Header);
        return writer;
    }

    static ConfigurationException NotWritable(Exception inner) => WholeFile.IsFull(inner)
        ? new(T($"The file for rejected lines cannot be written: no space is left on its disk."), inner)
        : new(T($"The file for rejected lines cannot be written. Choose another name."), inner) { Remedy = Remedy.Option(Option) };
}
