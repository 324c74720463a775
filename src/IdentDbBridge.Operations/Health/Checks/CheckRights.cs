using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>Whether the login may write the schedule, and whether it may do more than IDENT needs.</summary>
sealed class CheckRights(HealthContext place)
{
    const int Shown = 5;

    static readonly (string Block, string[] Probes)[] Writes =
    [
        ("Branches", ["checks/insert-branches", "checks/update-branches", "checks/delete-branches"]),
        ("Doctors", ["checks/insert-doctors", "checks/update-doctors", "checks/delete-doctors"]),
        ("Intervals", ["checks/insert-intervals", "checks/update-intervals", "checks/delete-intervals"]),
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach ((string block, string[] probes) in Writes)
            await place.LookAsync([FindingKinds.MayWrite(block)], () => ProbeAsync(block, probes, cancellationToken)).ConfigureAwait(false);
        await place.LookAsync([FindingKinds.WideRights], () => WideAsync(cancellationToken)).ConfigureAwait(false);
    }

    async Task ProbeAsync(string block, string[] probes, CancellationToken cancellationToken)
    {
        List<string> refused = place.IsMySql || place.IsSqlite
            ? await RefusedAsync(probes, cancellationToken).ConfigureAwait(false)
            : await place.Db.QueryAsync<string>(place.Sql["checks-mssql/lacking-writes"], new { TableName = place.Table(block) }, cancellationToken).ConfigureAwait(false);
        string verbs = string.Join(", ", refused);
        place.Judge(
            FindingKinds.MayWrite(block),
            refused.Count == 0,
            FindingState.Failure,
            T($"This login may write {place.Table(block)}."),
            T($"IDENT uploads its schedule into {place.Table(block)}, and this login may not {verbs} there."),
            place.IsSqlite ? T($"Make the file and its directory writable.") : null,
            place.IsSqlite ? null : place.Grant);
    }

    /// <summary>The statements touch no row; the server looks at the rights all the same. So those of a role count, too.</summary>
    async Task<List<string>> RefusedAsync(string[] probes, CancellationToken cancellationToken)
    {
        List<string> refused = [];
        foreach (string probe in probes)
        {
            try
            {
                await place.Db.ExecuteAsync(place.Sql[probe], null, cancellationToken).ConfigureAwait(false);
            }
            catch (PermissionException)
            {
                refused.Add(probe.Split('/')[1].Split('-')[0].ToUpperInvariant());
            }
        }

        return refused;
    }

    async Task WideAsync(CancellationToken cancellationToken)
    {
        List<string> wide = await place.Db.QueryAsync<string>(place.Sql["checks/wide-rights"], place.Names, cancellationToken).ConfigureAwait(false);
        string list = string.Join(", ", wide.Take(Shown)) + (wide.Count > Shown ? ", …" : "");
        place.Judge(
            FindingKinds.WideRights,
            wide.Count == 0,
            FindingState.Warning,
            T($"This login may do no more than IDENT needs."),
            T($"This login may do more than IDENT needs ({list}): whoever reads its password on a desktop has these rights, too. Enter a login in IDENT that is for it alone."),
            null,
            new(RemedyKind.GrantIdent, "ident"));
    }
}
