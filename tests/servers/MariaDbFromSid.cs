using System.Diagnostics;

namespace IdentDbBridge.TestServers;

/// <summary>The MariaDB of the next Debian, beside that of this one.</summary>
public static class MariaDbFromSid
{
    // What mariadb-install-db does, which would look for its programs by itself: the scripts of the system tables, fed to the server.
    const string Bootstrap = """
        share=$1
        shift
        for argument in "$@"; do
            case $argument in --datadir=*) mkdir -p "${argument#--datadir=}/mysql" ;; esac
        done
        {
            printf '%s\n' "CREATE DATABASE IF NOT EXISTS mysql;" "USE mysql;" "SET @auth_root_socket=NULL;"
            cat "$share/mariadb_system_tables.sql" "$share/mariadb_performance_tables.sql" "$share/mariadb_system_tables_data.sql" \
                "$share/fill_help_tables.sql" "$share/maria_add_gis_sp_bootstrap.sql" "$share/mariadb_sys_schema.sql"
        } | "$@" --bootstrap --log-warnings=0 --enforce-storage-engine=
        """;

    static readonly SidPackages Packages = new("mariadb", "mariadb-server-core", "mariadb-server");

    /// <summary>What is downloaded; null when nothing is. Downloads nothing.</summary>
    public static async Task<ServerProgram?> FindAsync(CancellationToken cancel) =>
        Packages.Cached() is { } root ? await ProgramAsync(root, cancel) : null;

    /// <summary>The program, after downloading it where that is possible; null, and why in the log, where it is not.</summary>
    public static async Task<ServerProgram?> InstallAsync(Action<string> log, CancellationToken cancel)
    {
        try
        {
            if (Packages.Cached() is null)
            {
                var watch = Stopwatch.StartNew();
                await Packages.DownloadAsync(log, cancel);
                log($"{await FindAsync(cancel)} of the next Debian downloaded in {watch.Elapsed.TotalSeconds:F0} s.");
            }
            return await FindAsync(cancel);
        }
        catch (TestServerException error)
        {
            log($"The MariaDB of the next Debian was not found: {error.Message}");
            return null;
        }
    }

    static async Task<ServerProgram> ProgramAsync(string root, CancellationToken cancel)
    {
        var server = SidPackages.Run(root, "usr/sbin/mariadbd");
        var version = await TestServerInstaller.VersionAsync(ServerKind.MariaDb, server, cancel)
            ?? throw new TestServerException($"What is in '{root}' is not MariaDB; delete that directory.");
        var share = $"{root}/usr/share/mariadb";
        IReadOnlyList<string> command =
            [.. server, "--no-defaults", $"--basedir={root}/usr", $"--lc-messages-dir={share}", $"--character-sets-dir={share}/charsets", $"--plugin-dir={root}/usr/lib/mysql/plugin"];
        return new(ServerKind.MariaDb, version, command, ["/bin/sh", "-c", Bootstrap, "sh", share, .. command]);
    }
}
