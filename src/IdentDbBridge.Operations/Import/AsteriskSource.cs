using System.Runtime.CompilerServices;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary><c>Master.csv</c> of Asterisk: a line a record. The first lines tell whether it is one at all.</summary>
sealed class AsteriskSource(LineReader lines) : IImportSource
{
    // Lines of which at least one must fit.
    const int Trial = 100;

    readonly AsteriskColumns _columns = new();
    readonly CsvFields _fields = new(',');

    public long Total => lines.Total;

    public long Position => lines.Position;

    public IReadOnlyCollection<string> UnknownColumns => [];

    public async IAsyncEnumerable<ImportRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<ImportRow>? trial = [];
        await foreach (SourceLine line in lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (line.Problem is null && (string.IsNullOrWhiteSpace(line.Text) || _columns.TakesHeader(line)))
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

    ImportRow Row(SourceLine line)
    {
        _fields.Start();
        if (!_fields.Add(line.Text) || _fields.IsBroken)
            return new ImportRow(line.Number, new RuleProblem(ImportRules.Line, ImportRules.Quotes, T($"quotes that do not fit")));
        ReadOnlyMemory<char>[] values = _fields.Fields;
        return _columns.Find(values) is { } columns
            ? new ImportRow(line.Number, columns, values)
            : new ImportRow(line.Number, new RuleProblem(ImportRules.Line, ImportRules.Columns, T($"{values.Length} columns that are not Asterisk's")));
    }
}
