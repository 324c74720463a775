namespace IdentDbBridge.TestServers;

/// <summary>MySQL for Debian's stable releases, which have none.</summary>
static class MySqlFromSid
{
    /// <summary>Its packages.</summary>
    public static SidPackages Packages { get; } = new("mysql", "mysql-server-core");

    /// <summary>How to run the server in a download.</summary>
    public static async Task<ServerProgram> ProgramAsync(string root, CancellationToken cancel)
    {
        var server = SidPackages.Run(root, "usr/sbin/mysqld", "usr/lib/mysql/private");
        var version = await TestServerInstaller.VersionAsync(ServerKind.MySql, server, cancel)
            ?? throw new TestServerException($"What is in '{root}' is not MySQL; delete that directory.");
        IReadOnlyList<string> command =
        [
            .. TestServerInstaller.MySqlCommand(server),
            $"--basedir={root}/usr",
            $"--lc-messages-dir={root}/usr/share/mysql",
            $"--character-sets-dir={root}/usr/share/mysql/charsets",
            $"--plugin-dir={root}/usr/lib/mysql/plugin",
        ];
        return new(ServerKind.MySql, version, command, [.. command, "--initialize-insecure"]);
    }
}
