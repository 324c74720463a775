using System.Data.Common;
using System.Diagnostics;
using IdentDbBridge.Dialects;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;

namespace IdentDbBridge.Health.Checks;

/// <summary>Whether the server answers, and how the way there is protected.</summary>
sealed class CheckConnection(HealthContext place)
{
    // IDENT's own time-out is 45 seconds, and a poll takes several round trips.
    static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ReachAsync(cancellationToken).ConfigureAwait(false);
        Version();
        await place.LookAsync([FindingKinds.Encryption], () => EncryptionAsync(cancellationToken)).ConfigureAwait(false);
    }

    async Task ReachAsync(CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await place.Db.QueryAsync<Times>(place.Sql["checks/clock"], null, cancellationToken).ConfigureAwait(false);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        place.Judge(
            FindingKinds.Reach,
            took < Slow,
            FindingState.Warning,
            T($"{place.Session.Version} answers as {place.Session.Login}."),
            T($"The server answers, but one short question took {took.TotalSeconds:0.0} s."),
            T($"Look for load on the server, and at the network: ping its host from this machine."));
    }

    void Version()
    {
        var support = ServerSupport.Of(place.Session);
        place.Judge(
            FindingKinds.ServerVersion,
            support.Says is null,
            support.IsRefused ? FindingState.Failure : FindingState.Warning,
            T($"The server is new enough."),
            support.Says ?? "",
            ServerSupport.Remedy);
    }

    async Task EncryptionAsync(CancellationToken cancellationToken)
    {
        if (place.IsSqlite)
        {
            place.Pass(FindingKinds.Encryption, T($"A file: there is no network between."));
            return;
        }

        string? protocol;
        try
        {
            protocol = (await place.Db.QueryAsync<Setting>(place.Sql["checks/encryption"], null, cancellationToken).ConfigureAwait(false)).FirstOrDefault()?.Value;
        }
        catch (ServerException) when (!place.IsMySql && DriverInsists())
        {
            // The view is for administrators, but this driver would not have connected otherwise.
            protocol = "TLS";
        }

        place.Judge(
            FindingKinds.Encryption,
            !string.IsNullOrEmpty(protocol),
            FindingState.Warning,
            T($"Encrypted: {protocol}."),
            T($"Not encrypted: names, phones and the password's exchange travel in the clear, which matters as soon as the network is not the clinic's alone."),
            place.IsMySql
                ? T($"Give the server a certificate (ssl_cert and ssl_key in its configuration), and add SslMode=Required to the connection string. It locks out drivers of the age of MySql.Data 6: inside a network that is the clinic's alone it may stay as it is.")
                : T($"Add Encrypt=true to the connection string, and give the server a certificate."));
    }

    /// <summary>Since version 4 the driver refuses a session in the clear, unless it is told to put up with it.</summary>
    bool DriverInsists()
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = place.Db.Target.ConnectionString };
        return !builder.TryGetValue("Encrypt", out object? encrypt) || encrypt.ToString() is not ("False" or "Optional");
    }

    sealed class Times
    {
        public DateTime Local { get; set; }
    }
}
