namespace IdentDbBridge.TestServers;

/// <summary>A database server program on this machine, and how to run it.</summary>
/// <param name="Kind">Which product it is.</param>
/// <param name="Version">Its own version, for example 10.11.19.</param>
/// <param name="Command">The command that runs it: the program and the arguments it always needs.</param>
/// <param name="Initialize">The command that fills an empty data directory; the directory is appended as --datadir.</param>
public sealed record ServerProgram(ServerKind Kind, string Version, IReadOnlyList<string> Command, IReadOnlyList<string> Initialize)
{
    /// <summary>The product and its version, for example "MySQL 9.7.4".</summary>
    public override string ToString() => $"{Kind.Product} {Version}";
}
