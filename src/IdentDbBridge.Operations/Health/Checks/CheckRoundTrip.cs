using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>Writes Russian text and an emoji and reads them back, in a transaction that is rolled back.</summary>
sealed class CheckRoundTrip(HealthContext place)
{
    const string Sample = "Ёлкина Мария № 5 🦷";

    // No branch of IDENT's: it counts them from 1.
    const int Id = int.MinValue + 5;

    public Task RunAsync(CancellationToken cancellationToken) => place.LookAsync([FindingKinds.TextRoundTrip], () => TryAsync(cancellationToken));

    async Task TryAsync(CancellationToken cancellationToken)
    {
        if (place.Findings.Any(f => f.Kind == FindingKinds.Engine && f.State != FindingState.Pass))
        {
            place.Unknown(FindingKinds.TextRoundTrip, T($"Not tried: what is written to a table without transactions would stay there."));
            return;
        }

        if (place.Findings.FirstOrDefault(f => f.Kind == FindingKinds.MayWrite("Branches")) is not { State: FindingState.Pass })
        {
            place.Unknown(FindingKinds.TextRoundTrip, T($"Cannot tell with this login: it may not write {place.Table("Branches")}."));
            return;
        }

        place.Judge(
            FindingKinds.TextRoundTrip,
            await WriteAndReadAsync(cancellationToken).ConfigureAwait(false) == Sample,
            FindingState.Failure,
            T($"Russian text and an emoji come back as they were written; the try was rolled back."),
            T($"Russian text or an emoji does not come back from {place.Table("Branches")} as it was written; the try was rolled back."),
            place.IsMySql ? $"ALTER TABLE {place.Quoted("Branches")} CONVERT TO CHARACTER SET utf8mb4" : $"ALTER TABLE {place.Quoted("Branches")} ALTER COLUMN Name nvarchar(400) NULL");
    }

    async Task<string?> WriteAndReadAsync(CancellationToken cancellationToken)
    {
        string? back = null;
        try
        {
            await place.Db.TryOutAsync(
                async () =>
                {
                    await place.Db.ExecuteAsync(place.Sql["schedule/add-branch"], new { Id, Name = Sample }, cancellationToken).ConfigureAwait(false);
                    back = await place.Db.ScalarAsync<string>(place.Sql["checks/read-branch-name"], new { Id }, cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.RuleBroken)
        {
            // The column's character set does not know the letters, and the server is strict.
        }

        return back;
    }
}
