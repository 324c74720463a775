using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace IdentDbBridge.Gateway.Settings;

/// <summary>An object of the file, which notes what is wrong in it by the path. No note holds a value.</summary>
/// <param name="section">Where it stands.</param>
/// <param name="problems">The notes on the whole file.</param>
sealed class SettingsNode(IConfigurationSection section, List<string> problems)
{
    /// <summary>No number may be larger.</summary>
    public const int Largest = 1_000_000;

    readonly List<string> _known = [];

    /// <summary>Its name in the object around it.</summary>
    public string Name => section.Key;

    /// <summary>A text; null where it is not there or empty.</summary>
    public string? Text(string name)
    {
        IConfigurationSection value = Take(name);
        if (value.GetChildren().Any())
            Note(name, T($"a text is wanted"));
        return string.IsNullOrWhiteSpace(value.Value) ? null : value.Value;
    }

    /// <summary>A text that must be there; empty where it is not, which is noted.</summary>
    public string Needed(string name)
    {
        string? text = Text(name);
        if (text is null && !Take(name).GetChildren().Any())
            Note(name, T($"missing"));
        return text ?? "";
    }

    /// <summary>A whole number from 1 on; null where it is not there or none, which is noted.</summary>
    public int? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= Largest)
            return number;
        Note(name, T($"a whole number from 1 to {Largest} is wanted"));
        return null;
    }

    /// <summary>An object; null where it is not there.</summary>
    public SettingsNode? Child(string name)
    {
        IConfigurationSection child = Take(name);
        if (!string.IsNullOrEmpty(child.Value))
            Note(name, T($"an object is wanted, {{ … }}"));
        return child.Exists() && string.IsNullOrEmpty(child.Value) ? new SettingsNode(child, problems) : null;
    }

    /// <summary>The objects of an object whose names are free.</summary>
    public IEnumerable<SettingsNode> Children() => section.GetChildren().Select(child => new SettingsNode(child, problems));

    /// <summary>The texts of an object whose names are free; null for none.</summary>
    /// <param name="mayBeEmpty">Whether an empty text says something.</param>
    public Dictionary<string, string>? Texts(bool mayBeEmpty = false)
    {
        Dictionary<string, string> texts = section.GetChildren().ToDictionary(child => child.Key, child => mayBeEmpty ? Text(child.Key) ?? "" : Needed(child.Key), StringComparer.OrdinalIgnoreCase);
        return texts.Count == 0 ? null : texts;
    }

    /// <summary>Notes what was not asked for.</summary>
    public void RefuseOthers()
    {
        foreach (IConfigurationSection other in section.GetChildren().Where(child => !_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            Note(other.Key, T($"unknown; here may stand: {string.Join(", ", _known)}"));
    }

    /// <summary>Notes that this object is wrong.</summary>
    public void Note(string problem) => problems.Add($"{Shown(section.Path)}: {problem}");

    /// <summary>Notes that a property is wrong.</summary>
    public void Note(string name, string problem) => problems.Add(At(name, problem));

    /// <summary>A text about a property, with its path.</summary>
    public string At(string name, string text) => $"{Shown($"{section.Path}:{name}")}: {text}";

    /// <summary>Notes what <paramref name="work"/> says of a property, if it cannot be used.</summary>
    public T? Try<T>(string name, Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (ConfigurationException e)
        {
            Note(name, e.Message.TrimEnd('.'));
            return null;
        }
    }

    IConfigurationSection Take(string name)
    {
        if (!_known.Contains(name))
            _known.Add(name);
        return section.GetSection(name);
    }

    static string Shown(string path) => path[(path.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace(':', '.');
}
