using System.Runtime.CompilerServices;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>
/// CSV with a header, delimited by comma, semicolon or tab. A record whose quote is not closed costs its first line only: the
/// reading goes on with the next, where a CSV library would swallow the rest of the file.
/// </summary>
sealed class CsvSource(LineReader lines, ColumnNames names) : IImportSource
{
    // Of one record.
    const int MaxLines = 200;

    readonly UnknownNames _unknown = new();
    CsvHeader _header = null!;
    CsvFields _fields = null!;

    public long Total => lines.Total;

    public long Position => lines.Position;

    public IReadOnlyCollection<string> UnknownColumns => _unknown.Names;

    public async IAsyncEnumerable<ImportRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var queue = new LineQueue(lines.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken));
        await using ConfiguredAsyncDisposable queueEnd = queue.ConfigureAwait(false);
        await ReadHeaderAsync(queue).ConfigureAwait(false);
        while (await queue.NextFilledAsync().ConfigureAwait(false) is { } line)
            yield return Whole(line) ?? await RecordAsync(line, queue).ConfigureAwait(false);
    }

    async Task ReadHeaderAsync(LineQueue queue)
    {
        SourceLine? first = await queue.NextFilledAsync().ConfigureAwait(false);
        char? named = CsvHeader.NamedDelimiter(first?.Text ?? "");
        string line = (named is null ? first : await queue.NextFilledAsync().ConfigureAwait(false))?.Text ?? "";
        char delimiter = named ?? CsvHeader.GuessDelimiter(line);
        _fields = new CsvFields(delimiter);
        _fields.Start();
        bool whole = _fields.Add(line);
        // The name of a column may be a question of several lines.
        for (int more = 0; !whole && more < MaxLines && await queue.NextAsync().ConfigureAwait(false) is { Problem: null } next; more++)
            whole = _fields.Add(next.Text);
        _header = CsvHeader.Read(delimiter, [.. _fields.Fields.Select(f => f.ToString())], names, _unknown);
    }

    /// <summary>Null when the record goes on in the next line.</summary>
    ImportRow? Whole(SourceLine line)
    {
        if (line.Problem is { } problem)
            return new ImportRow(line.Number, problem);
        _fields.Start();
        return _fields.Add(line.Text) ? Row(line.Number) : null;
    }

    /// <summary>From where its first line was read.</summary>
    async ValueTask<ImportRow> RecordAsync(SourceLine first, LineQueue queue)
    {
        List<SourceLine> more = [];
        int length = first.Text.Length;
        while (more.Count < MaxLines && length <= LineReader.MaxLength && await queue.NextAsync().ConfigureAwait(false) is { } next)
        {
            more.Add(next);
            length += next.Text.Length;
            if (next.Problem is not null)
                break;
            if (!_fields.Add(next.Text))
                continue;
            ImportRow row = Row(first.Number);
            if (row.Problem is null)
                return row;
            break;
        }

        queue.GiveBack(more);
        return new ImportRow(first.Number, new RuleProblem(ImportRules.Line, ImportRules.Quotes, T($"a quote that is not closed where the record should end")));
    }

    ImportRow Row(long number)
    {
        ReadOnlyMemory<char>[] values = _fields.Fields;
        if (_fields.IsBroken)
            return new ImportRow(number, new RuleProblem(ImportRules.Line, ImportRules.Quotes, T($"something behind a closing quote")));
        return values.Length == _header.Width
            ? new ImportRow(number, _header.Columns, _header.Arrange(values))
            : new ImportRow(number, new RuleProblem(ImportRules.Line, ImportRules.Columns, T($"{values.Length} columns, {_header.Width} in the header")));
    }
}
