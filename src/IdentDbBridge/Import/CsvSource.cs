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
        SourceLine? first = await queue.NextFilledAsync().ConfigureAwait(false);
        _header = CsvHeader.Read(first?.Text ?? "", names, _unknown);
        _fields = new CsvFields(_header.Delimiter);
        while (await queue.NextFilledAsync().ConfigureAwait(false) is { } line)
            yield return Whole(line) ?? await RecordAsync(line, queue).ConfigureAwait(false);
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
