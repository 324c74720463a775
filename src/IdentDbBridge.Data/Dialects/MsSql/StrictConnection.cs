using IdentDbBridge.Data;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.Dialects.MsSql;

/// <summary>Connects as drivers since Microsoft.Data.SqlClient 4 do when nothing else is said: encrypted, by a certificate that is verified.</summary>
static class StrictConnection
{
    /// <summary>Null when the server takes it, else what the driver said.</summary>
    /// <param name="target">A database that a milder connection reaches.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<string?> TryAsync(ConnectionTarget target, CancellationToken cancellationToken)
    {
        var strict = new SqlConnectionStringBuilder(target.ConnectionString) { Encrypt = SqlConnectionEncryptOption.Mandatory, TrustServerCertificate = false };
        try
        {
            Db db = await Db.OpenAsync(target.Dialect.Parse(strict.ConnectionString), ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
            await db.DisposeAsync().ConfigureAwait(false);
            return null;
        }
        catch (IdentDbException e)
        {
            return e is ServerException { Error: var error } ? error.ToString() : e.Message;
        }
    }
}
