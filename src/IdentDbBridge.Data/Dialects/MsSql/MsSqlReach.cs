using System.Security.Authentication;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.Dialects.MsSql;

/// <summary>What to do when a SQL Server cannot be reached: the driver says little, and numbers it differently on Windows and Linux.</summary>
static class MsSqlReach
{
    const int NoSuchHost = 11001;
    const int TimedOut = -2;

    /// <summary>A sentence for people; null where the driver's words tell no more than that there was no answer.</summary>
    /// <param name="server">As the connection string names it: <c>host</c>, <c>host\instance</c>, <c>host,port</c>, perhaps with <c>tcp:</c>.</param>
    /// <param name="error">The driver's.</param>
    public static string? Explain(string server, SqlException error)
    {
        if (MsSqlErrors.IsAway(error.Number))
            return T($"Azure has put the database to sleep, or is moving it: it answers again in a minute or so.");
        if (Certificate(error) is { } certificate)
            return T($"The server's certificate is not accepted ({certificate}). Give the server one that this machine trusts, or, in a network that is the clinic's alone, add TrustServerCertificate=true: encrypted, but anybody could pose as the server. Encrypt=Strict wants a trusted certificate in any case.");
        if (error.Number == TimedOut)
            return T($"It has not answered in time. The server may be busy or just starting, or a firewall swallows what is sent to it. Connect Timeout=60 in the connection string waits longer.");
        string text = error.Message;
        if (Says(text, 31) || text.Contains("pre-login", StringComparison.OrdinalIgnoreCase) || text.Contains("initialization", StringComparison.Ordinal))
            return T($"Something answers there, but not as a SQL Server that speaks this encryption. Encrypt=Strict works with SQL Server 2022 and later only; an old Windows or SQL Server may lack TLS 1.2; or the port belongs to another program.");
        if (Says(text, 26) || error.Number == 26)
            return T($"No instance of that name was found. The service SQL Server Browser tells its port, by UDP 1434: start it and let it through the firewall, or name the port instead of the instance: Server=HOST,PORT.");
        if (Says(text, 25) || error.Number == 25 || IsColonPort(server))
            return T($"The server's name is not written as SQL Server wants it: HOST, HOST\\INSTANCE or HOST,PORT, with a comma before the port.");
        if (error.Number == NoSuchHost)
            return T($"No machine of that name is known here.");
        return T($"Nothing listens there. Switch TCP/IP on for the instance (SQL Server Configuration Manager; Express has it off) and restart the service, and let its port through the firewall; without a port in the connection string it is 1433.");
    }

    static string? Certificate(Exception error)
    {
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException)
                return inner.Message.Split('\n')[0].Trim();
        }

        return null;
    }

    /// <summary>The number of the network library, which stands in the text only.</summary>
    static bool Says(string text, int number) => text.Contains(FormattableString.Invariant($"error: {number} -"), StringComparison.Ordinal);

    static bool IsColonPort(string server)
    {
        string[] parts = server.Split(':');
        return parts.Length == 2 && parts[1].Length > 0 && parts[1].All(char.IsAsciiDigit);
    }
}
