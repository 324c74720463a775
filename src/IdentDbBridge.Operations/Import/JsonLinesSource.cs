using System.Runtime.CompilerServices;
using System.Text.Json;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>JSON Lines: an object a line. Objects and arrays within it are passed over.</summary>
sealed class JsonLinesSource(LineReader lines, ColumnNames names) : IImportSource
{
    readonly UnknownNames _unknown = new();

    public long Total => lines.Total;

    public long Position => lines.Position;

    public IReadOnlyCollection<string> UnknownColumns => _unknown.Names;

    public async IAsyncEnumerable<ImportRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (SourceLine line in lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (line.Problem is { } problem)
                yield return new ImportRow(line.Number, problem);
            else if (!string.IsNullOrWhiteSpace(line.Text))
                yield return Row(line);
        }
    }

    ImportRow Row(SourceLine line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line.Text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Row(line.Number, document.RootElement) : NoObject(line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair as an escape.
            return NoObject(line);
        }
    }

    ImportRow Row(long number, JsonElement record)
    {
        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        List<ReadOnlyMemory<char>> values = [];
        foreach (JsonProperty property in record.EnumerateObject())
        {
            if (names.Find(property.Name) is not { } field)
                _unknown.Add(property.Name);
            else if (Text(property.Value) is { } text && !string.IsNullOrWhiteSpace(text) && columns.TryAdd(field, values.Count))
                values.Add(text.AsMemory());
        }

        return new ImportRow(number, columns, [.. values]);
    }

    static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    static ImportRow NoObject(SourceLine line) => new(line.Number, new RuleProblem(ImportRules.Line, ImportRules.Json, T($"not a JSON object on one line")));
}
