using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Data;

namespace IdentDbBridge.Health.Clients;

/// <summary>
/// Does on a session of its own what Oracle's connectors do: takes over the character set that the server told, writes a name in it and
/// reads it back. All of it is rolled back.
/// </summary>
sealed partial class OldConnector(ConnectionTarget target, SqlCatalog sql)
{
    public const string Sample = "Ёлкина Мария № 5 🦷";

    // No branch of IDENT's: it counts them from 1.
    const int Id = int.MinValue + 6;

    /// <returns>What comes back of <see cref="Sample"/>.</returns>
    /// <exception cref="ServerException">The server takes no such character set from a client, or refuses the row.</exception>
    public async Task<string> WriteAndReadAsync(string charset, CancellationToken cancellationToken)
    {
        if (!Charset().IsMatch(charset))
            throw new ArgumentOutOfRangeException(nameof(charset));
        Db db = await Db.OpenAsync(target, ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable end = db.ConfigureAwait(false);
        await db.ExecuteAsync(In(charset, "checks-mysql/client-names"), null, cancellationToken).ConfigureAwait(false);
        await db.ExecuteAsync(sql["checks-mysql/client-results"], null, cancellationToken).ConfigureAwait(false);
        string name = Convert.ToHexString(Encoding.UTF8.GetBytes(Sample));
        string? bytes = await db.ScalarAsync<string>(In(charset, "checks-mysql/client-encode"), new { Name = name }, cancellationToken).ConfigureAwait(false);
        string? back = null;
        await db.TryOutAsync(
            async () =>
            {
                await db.ExecuteAsync(In(charset, "checks-mysql/client-write"), new { Id, Bytes = bytes }, cancellationToken).ConfigureAwait(false);
                back = await db.ScalarAsync<string>(sql["checks-mysql/client-read"], new { Id }, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return Encoding.UTF8.GetString(Convert.FromHexString(back ?? ""));
    }

    string In(string charset, string statement) => sql[statement].Replace("$Charset$", charset, StringComparison.Ordinal);

    [GeneratedRegex(@"\A[a-z0-9]+\z")]
    private static partial Regex Charset();
}
