using System.Globalization;
using System.Threading.Channels;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>
/// Takes a source into a table. One batch is read while the one before is written; no more is in memory. Nothing remembers how
/// far a run came: a run that was broken off is started again, and what is there is there.
/// </summary>
/// <param name="report">Told of the number of records read, now and then, on a thread of the reading.</param>
sealed class ImportRun<T>(IImportSource source, IRecordMap<T> map, IImportTarget<T> target, RejectsFile rejects, Action<long> report)
    where T : class
{
    const int BatchSize = 1000;
    const int ReportEvery = 1000;

    // Of the reading.
    List<Candidate<T>> _batch = [];
    long _read;

    // Of the writing.
    long _added;
    long _alreadyThere;
    long _rejected;

    public async Task<ImportResult> RunAsync(CancellationToken cancellationToken)
    {
        var batches = Channel.CreateBounded<List<Candidate<T>>>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task reading = Task.Run(() => ReadAsync(batches.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (List<Candidate<T>> batch in batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }

        return new ImportResult(_read, _added, _alreadyThere, _rejected, rejects.Reasons);
    }

    /// <summary>Never fails: what went wrong is told through the channel, behind the batches that were read before.</summary>
    async Task ReadAsync(ChannelWriter<List<Candidate<T>>> batches, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (ImportRow row in source.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (++_read % ReportEvery == 0)
                    report(_read);
                if (row.Problem is { } problem)
                    await TakeAsync(Candidate<T>.Rejected([row.Line], problem), batches, cancellationToken).ConfigureAwait(false);
                else
                    await TakeAsync(map.Take(row), batches, cancellationToken).ConfigureAwait(false);
            }

            await TakeAsync(map.End(), batches, cancellationToken).ConfigureAwait(false);
            await batches.WriteAsync(_batch, cancellationToken).ConfigureAwait(false);
            batches.Complete();
        }
        catch (Exception e)
        {
            batches.Complete(e);
        }
    }

    async ValueTask TakeAsync(IEnumerable<Candidate<T>> candidates, ChannelWriter<List<Candidate<T>>> batches, CancellationToken cancellationToken)
    {
        foreach (Candidate<T> candidate in candidates)
            await TakeAsync(candidate, batches, cancellationToken).ConfigureAwait(false);
    }

    ValueTask TakeAsync(Candidate<T> candidate, ChannelWriter<List<Candidate<T>>> batches, CancellationToken cancellationToken)
    {
        _batch.Add(candidate);
        if (_batch.Count < BatchSize)
            return ValueTask.CompletedTask;
        List<Candidate<T>> batch = _batch;
        _batch = [];
        return batches.WriteAsync(batch, cancellationToken);
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
