using System.Globalization;
using System.Runtime.CompilerServices;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>
/// Takes a source into a table. A batch is read while the one before is written; no more is in memory. Nothing remembers how
/// far a run came: a run that was broken off is started again, and what is there is there.
/// </summary>
/// <param name="report">Told of the number of records read, now and then, on a thread of the reading.</param>
sealed class ImportRun<T>(IImportSource source, IRecordMap<T> map, IImportTarget<T> target, RejectsFile rejects, Action<long> report)
    where T : class
{
    const int ReportEvery = 1000;

    long _read;
    long _added;
    long _alreadyThere;
    long _rejected;

    public async Task<ImportResult> RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        IAsyncEnumerator<List<Candidate<T>>> batches = ReadAsync(end.Token).GetAsyncEnumerator(end.Token);
        Task<bool> next = NextAsync();
        try
        {
            while (await next.ConfigureAwait(false))
            {
                List<Candidate<T>> batch = batches.Current;
                next = NextAsync();
                await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            // A reading that goes on beside a writing that failed ends first.
            await end.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await batches.DisposeAsync().ConfigureAwait(false);
        }

        return new ImportResult(_read, _added, _alreadyThere, _rejected, rejects.Reasons);

        Task<bool> NextAsync() => Task.Run(() => batches.MoveNextAsync().AsTask(), CancellationToken.None);
    }

    async IAsyncEnumerable<List<Candidate<T>>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<Candidate<T>> batch = [];
        await foreach (ImportRow row in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (++_read % ReportEvery == 0)
                report(_read);
            if (row.Problem is { } problem)
                batch.Add(Candidate<T>.Rejected([row.Line], problem));
            else
                batch.AddRange(map.Take(row));
            if (batch.Count < target.BatchRows)
                continue;
            yield return batch;
            batch = new(target.BatchRows);
        }

        batch.AddRange(map.End());
        yield return batch;
    }

    async Task WriteAsync(List<Candidate<T>> batch, CancellationToken cancellationToken)
    {
        foreach (Candidate<T> candidate in batch.Where(c => c.Record is null))
            Reject(candidate, candidate.Problems);
        foreach (Candidate<T>[] piece in target.Pieces([.. batch.Where(c => c.Record is not null)]))
            await WriteAsync(piece, cancellationToken).ConfigureAwait(false);
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
