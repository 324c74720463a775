using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Cli.Targets;

/// <summary>
/// Reads a file of targets, token by token: what is wrong is named with its line and its property, where a serialiser would say where it gave up. No message holds a value.
/// </summary>
sealed partial class TargetsFile
{
    const string Form = "{ \"targets\": { \"NAME\": { \"provider\": …, \"connection\": … } } }";

    static readonly string[] Properties = ["provider", "connection", "identConnection", "timeZone", "scheduleEvery", "retention", "tables", "scripts"];

    readonly string _path;
    readonly byte[] _text;

    // The property whose value is read.
    string? _property;

    TargetsFile(string path, byte[] text) => (_path, _text) = (path, text);

    /// <summary>Every target by its name, in the order of the file.</summary>
    /// <exception cref="ConfigurationException">No such file, or it is not one of targets.</exception>
    public static IReadOnlyDictionary<string, ConfiguredTarget> Read(string path)
    {
        if (!File.Exists(path))
            throw new ConfigurationException(T($"There is no file {path}."));
        TargetsFile file;
        try
        {
            file = new TargetsFile(path, WithoutMark(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(T($"The file {path} cannot be read."), e);
        }

        Dictionary<string, ConfiguredTarget> targets = file.Targets();
        if (targets.Count == 0)
            throw new ConfigurationException(T($"{path} names no targets."));
        if (targets.Values.SelectMany(t => t.Shown).Any(ConnectionText.HoldsPassword))
            throw new ConfigurationException(T($"{path} holds what looks like a connection string with a password elsewhere than in a \"connection\"."));
        return targets;
    }

    /// <summary>A sentence about passwords that others on this machine can read in the file; null where they cannot, and on Windows, where directories keep others out.</summary>
    public static string? Warning(string path, IReadOnlyDictionary<string, ConfiguredTarget> targets) =>
        !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(path) & UnixFileMode.OtherRead) != 0
        && targets.Values.Any(t => ((string?[])[t.Connection, t.IdentConnection]).Any(c => c is not null && HoldsPassword(c)))
            ? T($"Warning: {path} holds passwords, and everybody on this machine may read it. Use chmod 600, or ${{VARIABLE}} in their place.")
            : null;

    /// <summary>One of its own, and not that of a variable.</summary>
    static bool HoldsPassword(string connection) => ConnectionText.HoldsPassword(OfVariable().Replace(connection, ""));

    static byte[] WithoutMark(byte[] bytes) => bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    delegate void Member(ref Utf8JsonReader reader, string name);

    Dictionary<string, ConfiguredTarget> Targets()
    {
        var reader = new Utf8JsonReader(_text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        Dictionary<string, ConfiguredTarget> targets = new(StringComparer.Ordinal);
        try
        {
            reader.Read();
            ReadObject(ref reader, StringComparer.OrdinalIgnoreCase, (ref Utf8JsonReader root, string property) =>
            {
                if (!property.Equals("targets", StringComparison.OrdinalIgnoreCase))
                    throw At(ref root, T($"the file has a property {Shown(property)}; it may have \"targets\" only"));
                ReadObject(ref root, StringComparer.Ordinal, (ref Utf8JsonReader target, string name) => targets[name] = ReadTarget(ref target, name));
            });
            // Throws where something follows.
            reader.Read();
        }
        catch (JsonException e)
        {
            throw Broken(e);
        }
        catch (InvalidOperationException)
        {
            throw At(ref reader, T($"a text holds half a character, as \\ud800 is"));
        }

        return targets;
    }

    ConfiguredTarget ReadTarget(ref Utf8JsonReader reader, string name)
    {
        var target = new ConfiguredTarget { Name = name };
        if (reader.TokenType == JsonTokenType.Null)
            return target;
        ReadObject(ref reader, StringComparer.OrdinalIgnoreCase, (ref Utf8JsonReader value, string property) => target = property.ToUpperInvariant() switch
        {
            "PROVIDER" => target with { Provider = Text(ref value) },
            "CONNECTION" => target with { Connection = Text(ref value) },
            "IDENTCONNECTION" => target with { IdentConnection = Text(ref value) },
            "TIMEZONE" => target with { TimeZone = Text(ref value) },
            "SCHEDULEEVERY" => target with { ScheduleEvery = Number(ref value, "", 1440, T($"minutes, 1 to 1440")) },
            "RETENTION" => target with { Retention = Number(ref value, "d", 36500, T($"days, as in \"180d\"")) },
            "SCRIPTS" => target with { Scripts = Text(ref value) },
            "TABLES" => target with { Tables = Tables(ref value) },
            _ => throw At(ref value, T($"a target has no property {Shown(property)}. It may have: {string.Join(", ", Properties)}")),
        });
        return target;
    }

    Dictionary<string, string>? Tables(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        Dictionary<string, string> tables = new(StringComparer.OrdinalIgnoreCase);
        ReadObject(ref reader, StringComparer.OrdinalIgnoreCase, (ref Utf8JsonReader value, string block) => tables[block] = Text(ref value) ?? throw Wrong(ref value, T($"a text")));
        return tables;
    }

    /// <summary>Each property once.</summary>
    void ReadObject(ref Utf8JsonReader reader, StringComparer names, Member member)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Wrong(ref reader, T($"an object, {{ … }}"));
        HashSet<string> seen = new(names);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            _property = name;
            if (!seen.Add(name))
                throw At(ref reader, T($"{Shown(name)} is there twice"));
            reader.Read();
            member(ref reader, name);
        }
    }

    string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String)
            throw Wrong(ref reader, T($"a text"));
        string text = reader.GetString()!;
        return text.Any(char.IsControl) ? throw At(ref reader, T($"{Shown(_property)} holds a tab, a line break or the like: a single backslash before a letter means that. Write each backslash twice")) : text;
    }

    int? Number(ref Utf8JsonReader reader, string unit, int most, string wanted)
    {
        string? text = reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.String => reader.GetString()!.Trim() is var quoted && quoted.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? quoted[..^unit.Length] : quoted,
            _ => "",
        };
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most ? number : throw Wrong(ref reader, wanted);
    }

    ConfigurationException Broken(JsonException e)
    {
        long line = (e.LineNumber ?? 0) + 1;
        string text = Encoding.UTF8.GetString(_text).Split('\n').ElementAtOrDefault((int)line - 1) ?? "";
        return SingleBackslash().IsMatch(text)
            ? new ConfigurationException(T($"{_path}, line {line}: {Shown(_property)} holds a single backslash. Write each backslash twice, as in SERVER\\\\INSTANCE."))
            : new ConfigurationException(T($"{_path} is not a file of targets: trouble in line {line}, at or behind {Shown(_property)}. Wanted: {Form}."));
    }

    ConfigurationException Wrong(ref Utf8JsonReader reader, string wanted) => At(ref reader, T($"{Shown(_property)} wants {wanted}"));

    ConfigurationException At(ref Utf8JsonReader reader, string what) =>
        new(T($"{_path}, line {1 + _text.AsSpan(0, (int)Math.Min(reader.TokenStartIndex, _text.Length)).Count((byte)'\n')}: {what}."));

    /// <summary>A name in quotes. What is none may have got there from a connection string.</summary>
    static string Shown(string? name) => name is null ? T($"the beginning") : Name().IsMatch(name) && !ConnectionText.HoldsPassword(name) ? $"\"{name}\"" : T($"(a name that is not shown)");

    [GeneratedRegex(@"^[\p{L}\p{N}_.№ -]{1,60}\z")]
    private static partial Regex Name();

    // An escape that JSON does not have.
    [GeneratedRegex(@"(?<!\\)(?:\\\\)*\\(?:[^""\\/bfnrtu]|u(?![0-9A-Fa-f]{4}))")]
    private static partial Regex SingleBackslash();

    [GeneratedRegex(ConnectionText.PasswordWord + @"\s*=\s*['""]?\$\{[A-Za-z_][A-Za-z0-9_]*\}", RegexOptions.IgnoreCase)]
    private static partial Regex OfVariable();
}
