using System.Runtime.CompilerServices;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary><c>Master.csv</c> of Asterisk: a line a record, by comma, semicolon or tab. The first lines tell whether it is one at all.</summary>
sealed class AsteriskSource(LineReader lines) : IImportSource
{
    // Lines of which at least one must fit.
    const int Trial = 100;

    readonly AsteriskColumns _columns = new();

    // Those that are tried until a line fits one of them.
    CsvFields[] _delimiters = [new(','), new(';'), new('\t')];
    bool _begun;

    public long Total => lines.Total;

    public long Position => lines.Position;

    public IReadOnlyCollection<string> UnknownColumns => [];

    public async IAsyncEnumerable<ImportRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<ImportRow>? trial = [];
        await foreach (SourceLine line in lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (line.Problem is null && (string.IsNullOrWhiteSpace(line.Text) || IsHeader(line.Text)))
                continue;
            ImportRow row = line.Problem is { } problem ? new ImportRow(line.Number, problem) : Row(line);
            if (trial is null)
            {
                yield return row;
                continue;
            }

            trial.Add(row);
            if (row.Problem is null)
            {
                foreach (ImportRow held in trial)
                    yield return held;
                trial = null;
            }
            else if (trial.Count == Trial)
            {
                break;
            }
        }

        if (trial is { Count: > 0 })
            throw new ConfigurationException(T($"The file is no Master.csv of Asterisk: no line has the columns of cdr_csv (16 to 21) or cdr_custom (16 and more) where they belong. Other columns need a first line with their names."));
    }

    /// <summary>The first line that is not blank may be one, behind a spreadsheet's own that names the delimiter.</summary>
    bool IsHeader(string line)
    {
        if (_begun || line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return !_begun;
        _begun = true;
        foreach (CsvFields fields in _delimiters)
        {
            if (!Splits(fields, line) || !_columns.TakesHeader(fields.Fields))
                continue;
            _delimiters = [fields];
            return true;
        }

        return false;
    }

    ImportRow Row(SourceLine line)
    {
        ImportRow row = Row(line, _delimiters[0]);
        for (int i = 1; i < _delimiters.Length; i++)
        {
            ImportRow other = row.Problem is null ? row : Row(line, _delimiters[i]);
            if (other.Problem is not null)
                continue;
            _delimiters = row.Problem is null ? [_delimiters[0]] : [_delimiters[i]];
            return other;
        }

        return row;
    }

    ImportRow Row(SourceLine line, CsvFields fields)
    {
        if (!Splits(fields, line.Text))
            return new ImportRow(line.Number, new RuleProblem(ImportRules.Line, ImportRules.Quotes, T($"quotes that do not fit")));
        ReadOnlyMemory<char>[] values = fields.Fields;
        return _columns.Find(values) is { } columns
            ? new ImportRow(line.Number, columns, values)
            : new ImportRow(line.Number, new RuleProblem(ImportRules.Line, ImportRules.Columns, T($"{values.Length} columns that are not Asterisk's")));
    }

    /// <summary>Whether its quotes fit.</summary>
    static bool Splits(CsvFields fields, string line)
    {
        fields.Start();
        return fields.Add(line) && !fields.IsBroken;
    }
}
