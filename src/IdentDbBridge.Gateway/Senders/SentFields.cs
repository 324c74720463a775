using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>What was sent, as names and values, in whatever form: the query, then the body. Names without regard to case.</summary>
sealed partial class SentFields
{
    const int Deepest = 16;
    const int NamesShown = 20;

    readonly List<KeyValuePair<string, string>> _all = [];
    readonly Dictionary<string, string> _first = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every field that has a value, in the order of its coming.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All => _all;

    /// <summary>The first value of that name; null where it is missing, blank, or still a placeholder of a template.</summary>
    public string? this[string name] => _first.GetValueOrDefault(name);

    /// <summary>The first of several names that has a value.</summary>
    public string? Any(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (this[name] is { } value)
                return value;
        }

        return null;
    }

    /// <summary>Which fields there were, for the history: nothing of a value. A name that could be one is left out.</summary>
    public string Words() => string.Join(", ", _all.Select(f => PlainName().IsMatch(f.Key) ? f.Key : "…").Distinct().Take(NamesShown).Select(name => $"{name}=•••"));

    /// <summary>Reads query and body. Senders call JSON a form and a form JSON: the body's first character decides.</summary>
    /// <returns>Null when the body is neither.</returns>
    public static SentFields? Read(string query, string body)
    {
        var fields = new SentFields();
        fields.AddForm(QueryHelpers.ParseQuery(query));
        string start = body.TrimStart();
        if (start.StartsWith('{') || start.StartsWith('['))
            return fields.AddJson(start) ? fields : null;
        if (start.StartsWith("--", StringComparison.Ordinal))
            return fields.AddParts(start) ? fields : null;
        if (start.Length > 0 && !LooksLikeForm().IsMatch(start))
            return null;
        fields.AddForm(QueryHelpers.ParseQuery(start));
        return fields;
    }

    /// <summary>Adds the fields of a text of JSON that stands in a field.</summary>
    /// <returns>False when it is none.</returns>
    public bool AddJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Deepest });
            Add(document.RootElement, "", "");
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair as an escape.
            return false;
        }
    }

    /// <summary>multipart/form-data, as scripts send forms. Files are passed over.</summary>
    bool AddParts(string body)
    {
        string boundary = body.Split('\n', 2)[0].TrimEnd();
        if (boundary.Length < 3)
            return false;
        foreach (string part in body.ReplaceLineEndings("\n").Split(boundary))
        {
            int gap = part.IndexOf("\n\n", StringComparison.Ordinal);
            string head = gap < 0 ? "" : part[..gap];
            if (PartName().Match(head) is { Success: true } name && !head.Contains("filename", StringComparison.OrdinalIgnoreCase))
                Add(name.Groups["name"].Value, part[(gap + 2)..].TrimEnd('\n'));
        }

        return true;
    }

    void AddForm(Dictionary<string, StringValues> form)
    {
        foreach ((string name, StringValues values) in form)
        {
            foreach (string? value in values)
                Add(name, value);
        }
    }

    /// <summary>An inner value by its own name, and by the names on the way to it with dots between.</summary>
    void Add(JsonElement element, string path, string name)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                    Add(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Name);
                break;
            case JsonValueKind.Array when element.EnumerateArray().All(e => e.ValueKind is JsonValueKind.String or JsonValueKind.Number):
                Add(path, name, string.Join(", ", element.EnumerateArray().Select(Text)));
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                    Add(item, path, name);
                break;
            default:
                Add(path, name, Text(element));
                break;
        }
    }

    void Add(string path, string name, string? value)
    {
        Add(name, value);
        if (path != name && Given(value) is { } given)
            _first.TryAdd(path, given);
    }

    void Add(string name, string? value)
    {
        if (name.Length == 0 || Given(value) is not { } given)
            return;
        _all.Add(KeyValuePair.Create(name, given));
        _first.TryAdd(name, given);
    }

    static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };

    static string? Given(string? value) => string.IsNullOrWhiteSpace(value) || Placeholder().IsMatch(value) ? null : value;

    [GeneratedRegex(@"^\s*\{\{[^{}]*\}\}\s*$")]
    private static partial Regex Placeholder();

    [GeneratedRegex("\\bname=\"(?<name>[^\"\\n]*)\"")]
    private static partial Regex PartName();

    [GeneratedRegex(@"^[^=&\s]{1,300}=")]
    private static partial Regex LooksLikeForm();

    [GeneratedRegex(@"^(?!.*[0-9]{5})[A-Za-z_][A-Za-z0-9_.\-\[\]]{0,39}$")]
    private static partial Regex PlainName();
}
