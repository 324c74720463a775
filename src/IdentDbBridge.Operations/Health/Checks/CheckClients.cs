using IdentDbBridge.Dialects.MsSql;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>Which of the drivers that IDENT may have built in work with this server and this login.</summary>
sealed class CheckClients(HealthContext place)
{
    static readonly FindingKind[] OfMySql = [FindingKinds.TlsClients, FindingKinds.Authentication, FindingKinds.ServerCharset, FindingKinds.CollationIds, FindingKinds.BackslashEscapes, FindingKinds.Autocommit];

    IReadOnlyList<Client> Clients => place.IsMySql ? Client.OfMySql : place.IsSqlite ? [] : Client.OfMsSql;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Until something is known.
        place.Clients = [.. Clients.Select(c => new ClientVerdict(c, ClientState.Unknown, T($"The server does not tell this login."), null, new(RemedyKind.CheckAsIdent)))];
        if (place.IsMySql)
            await place.LookAsync(OfMySql, () => MySqlAsync(cancellationToken)).ConfigureAwait(false);
        else if (!place.IsSqlite)
            await place.LookAsync([FindingKinds.Certificate], () => MsSqlAsync(cancellationToken)).ConfigureAwait(false);
    }

    async Task MySqlAsync(CancellationToken cancellationToken)
    {
        MySqlFacts facts = await new MySqlFactsReader(place.Db, place.Sql, place.Session).ReadAsync(cancellationToken).ConfigureAwait(false);
        List<Obstacle> obstacles = [.. new MySqlObstacles(facts).Find()];
        Judge(FindingKinds.TlsClients, obstacles, facts.OffersTls ? T($"TLS is offered; every driver can do with it.") : T($"The server offers no TLS, so no driver is locked out by it."));
        if (facts.Account is { } account)
            Judge(FindingKinds.Authentication, obstacles, T($"The account logs in by {string.Join(", ", account.Plugins)}, which every driver knows."));
        else
            place.Unknown(FindingKinds.Authentication, T($"The server does not tell how this account logs in."));
        Judge(FindingKinds.CollationIds, obstacles, T($"Every collation has its number, as old drivers want it."));
        Judge(FindingKinds.BackslashEscapes, obstacles, T($"A backslash in a text arrives as one."));
        Judge(FindingKinds.Autocommit, obstacles, T($"What a client writes is committed unless it says otherwise."));
        await TryOutAsync(facts, obstacles, cancellationToken).ConfigureAwait(false);
        Charset(facts, obstacles);
        if (facts.GreetingCharset is null || facts.Account is null)
            obstacles.Add(new Obstacle(FindingKinds.Reach, ClientState.Unknown, facts.GreetingCharset is null ? Client.OfOracle : Clients, T($"What the server tells before the login, or how this account logs in, could not be read."), null, new(RemedyKind.CheckAsIdent)));
        place.Clients = [.. Clients.Select(c => Verdict(c, obstacles))];
    }

    async Task MsSqlAsync(CancellationToken cancellationToken)
    {
        List<Obstacle> obstacles = [];
        if (await StrictConnection.TryAsync(place.Db.Target, cancellationToken).ConfigureAwait(false) is { } error)
            obstacles.Add(new Obstacle(FindingKinds.Certificate, ClientState.CannotOpen, [Client.MicrosoftSqlClient5], T($"An encrypted connection with a certificate that is verified, which Microsoft.Data.SqlClient takes by itself since version 4, is refused, as with a self-signed certificate: {error}."), T($"Give the server a certificate that the clinic's computers trust, made out to the name that IDENT connects to; or TrustServerCertificate=true where IDENT has a field for it.")));
        Judge(FindingKinds.Certificate, obstacles, T($"The server's certificate is trusted by this machine."));
        obstacles.AddRange(Columns());
        place.Clients = [.. Clients.Select(c => Verdict(c, obstacles))];
    }

    void Charset(MySqlFacts facts, List<Obstacle> obstacles)
    {
        if (obstacles.Exists(o => o.Kind == FindingKinds.ServerCharset))
            Judge(FindingKinds.ServerCharset, obstacles, "");
        else if (facts.GreetingCharset is null)
            place.Unknown(FindingKinds.ServerCharset, T($"What the server tells its clients before they log in could not be read; character_set_server is {facts.ServerCharset}."), MySqlObstacles.CharsetFix);
        else
        {
            place.Judge(
                FindingKinds.ServerCharset,
                facts.ServerCharset == MySqlFacts.Wanted,
                FindingState.Warning,
                T($"The server tells its clients utf8mb4 before they log in."),
                T($"character_set_server is {facts.ServerCharset} by a SET GLOBAL: what names no character set of its own, a table made by hand, loses Russian text."),
                MySqlObstacles.CharsetFix);
        }
    }

    /// <summary>What shows only when a name is written: letters that are lost, a column, or a character set that the server takes from no client.</summary>
    async Task TryOutAsync(MySqlFacts facts, List<Obstacle> obstacles, CancellationToken cancellationToken)
    {
        obstacles.AddRange(Columns());
        if (place.Findings.FirstOrDefault(f => f.Kind == FindingKinds.TextRoundTrip) is not { State: FindingState.Pass })
            return;
        string charset = facts.GreetingCharset ?? facts.ServerCharset;
        try
        {
            string back = await new OldConnector(place.Db.Target, place.Sql).WriteAndReadAsync(charset, cancellationToken).ConfigureAwait(false);
            if (back == OldConnector.Sample)
                return;
            string tried = T($"Tried, and rolled back: a driver that talks {charset} writes '{OldConnector.Sample}' and reads '{back}'.");
            int told = obstacles.FindIndex(o => o.Kind == FindingKinds.ServerCharset && o.State == ClientState.LosesLetters);
            if (told < 0)
                obstacles.Add(new Obstacle(FindingKinds.ServerCharset, ClientState.LosesLetters, Client.OfOracle, tried, MySqlObstacles.CharsetFix));
            else
                obstacles[told] = obstacles[told] with { Says = $"{obstacles[told].Says} {tried}" };
        }
        catch (ServerException e) when (e.Error.Kind is ServerErrorKind.Other or ServerErrorKind.RuleBroken)
        {
            obstacles.Add(new Obstacle(FindingKinds.ServerCharset, ClientState.CannotOpen, Client.OfOracle, T($"The server refuses what a driver does that talks {charset}: {e.Error}."), MySqlObstacles.CharsetFix));
        }
    }

    List<Obstacle> Columns() => place.Findings.FirstOrDefault(f => f.Kind == FindingKinds.TextColumns) is { State: FindingState.Failure } columns
        ? [new Obstacle(columns.Kind, ClientState.LosesLetters, Clients, columns.Says, columns.Fix!)]
        : [];

    void Judge(FindingKind kind, List<Obstacle> obstacles, string pass)
    {
        Obstacle[] own = [.. obstacles.Where(o => o.Kind == kind)];
        if (own.Length == 0)
        {
            place.Pass(kind, pass);
            return;
        }

        HashSet<Client> locked = [.. own.SelectMany(o => o.Clients)];
        bool fails = own.Any(o => o.State == ClientState.LosesLetters) || locked.Count == Clients.Count;
        place.LockOut(kind, fails ? FindingState.Failure : FindingState.Warning, string.Join(' ', own.Select(o => o.Says)), own[0].Fix, own[0].Remedy, [.. Clients.Where(locked.Contains).Select(c => c.Id)]);
    }

    static ClientVerdict Verdict(Client client, List<Obstacle> obstacles) =>
        obstacles.Where(o => o.Clients.Contains(client)).MaxBy(o => o.State) is { } worst
            ? new ClientVerdict(client, worst.State, worst.Says, worst.Fix, worst.Remedy)
            : new ClientVerdict(client, ClientState.Works, null, null);
}
