using System.Globalization;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>
/// Takes a source into a table. Only a batch is in memory. Nothing remembers how far a run came: a run that was broken off is
/// started again, and what is there is there.
/// </summary>
/// <param name="report">Told of the number of records read, now and then.</param>
sealed class ImportRun<T>(IImportSource source, IRecordMap<T> map, IImportTarget<T> target, RejectsFile rejects, Action<long> report)
    where T : class
{
    const int BatchSize = 500;
    const int ReportEvery = 1000;

    readonly List<Candidate<T>> _batch = [];
    long _read;
    long _added;
    long _alreadyThere;
    long _rejected;

    public async Task<ImportResult> RunAsync(CancellationToken cancellationToken)
    {
        await foreach (ImportRow row in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (++_read % ReportEvery == 0)
                report(_read);
            await TakeAsync(row.Problem is { } problem ? [Candidate<T>.Rejected([row.Line], problem)] : map.Take(row), cancellationToken).ConfigureAwait(false);
        }

        await TakeAsync(map.End(), cancellationToken).ConfigureAwait(false);
        await WriteAsync(cancellationToken).ConfigureAwait(false);
        return new ImportResult(_read, _added, _alreadyThere, _rejected, rejects.Reasons);
    }

    async Task TakeAsync(IEnumerable<Candidate<T>> candidates, CancellationToken cancellationToken)
    {
        foreach (Candidate<T> candidate in candidates)
        {
            if (candidate.Record is null)
                Reject(candidate, candidate.Problems);
            else
                _batch.Add(candidate);
            if (_batch.Count == BatchSize)
                await WriteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    async Task WriteAsync(CancellationToken cancellationToken)
    {
        Dictionary<T, Candidate<T>> candidates = new(ReferenceEqualityComparer.Instance);
        foreach (Candidate<T> candidate in _batch)
            candidates.Add(candidate.Record!, candidate);
        foreach (IReadOnlyList<T> piece in target.Pieces([.. candidates.Keys]))
            await WriteAsync([.. piece.Select(record => candidates[record])], cancellationToken).ConfigureAwait(false);
        _batch.Clear();
    }

    async Task WriteAsync(Candidate<T>[] piece, CancellationToken cancellationToken)
    {
        AddResult result;
        try
        {
            result = await target.AddAsync([.. piece.Select(c => c.Record!)], cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.RuleBroken)
        {
            await TakeApartAsync(piece, e.Error, cancellationToken).ConfigureAwait(false);
            return;
        }

        _added += result.Added;
        _alreadyThere += piece.Sum(c => c.Lines.Count) - result.Added;
    }

    /// <summary>Finds the record that the server refuses, and adds the others.</summary>
    async Task TakeApartAsync(Candidate<T>[] piece, ServerError error, CancellationToken cancellationToken)
    {
        if (piece.Length == 1)
        {
            Reject(piece[0], [new RuleProblem("Record", ImportRules.Server, string.Create(CultureInfo.InvariantCulture, $"{error.Server} {error.Number}"))]);
            return;
        }

        await WriteAsync(piece[..(piece.Length / 2)], cancellationToken).ConfigureAwait(false);
        await WriteAsync(piece[(piece.Length / 2)..], cancellationToken).ConfigureAwait(false);
    }

    void Reject(Candidate<T> candidate, IReadOnlyList<RuleProblem> problems)
    {
        _rejected += candidate.Lines.Count;
        foreach (long line in candidate.Lines)
            rejects.Add(line, problems);
    }
}
