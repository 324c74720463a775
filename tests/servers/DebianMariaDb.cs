namespace IdentDbBridge.TestServers;

/// <summary>What Debian's package mariadb-server has beside the server program: its configuration and plugins. Unpacked into the user's cache, so that no system service comes with it.</summary>
/// <param name="Root">The unpacked package.</param>
public sealed record DebianMariaDb(string Root)
{
    const string Package = "mariadb-server";

    /// <summary>The configuration that a fresh installation starts the server with.</summary>
    public string Configuration => Path.Combine(Root, "etc/mysql/mariadb.conf.d/50-server.cnf");

    /// <summary>The directory of plugins, those of authentication among them.</summary>
    public string Plugins => Path.Combine(Root, "usr/lib/mysql/plugin");

    static string Directory => Path.Combine(UserCache.Directory, "debian-mariadb-server");

    /// <summary>What is unpacked; null when nothing is. Downloads nothing.</summary>
    public static DebianMariaDb? Find() => System.IO.Directory.Exists(Directory) ? new(Directory) : null;

    /// <summary>Downloads and unpacks the package where apt has it; null, and why in the log, where it has not.</summary>
    public static async Task<DebianMariaDb?> UnpackAsync(Action<string> log, CancellationToken cancel)
    {
        if (Find() is { } present)
            return present;
        if (Command.Find("apt-get") is null)
        {
            log("Debian's configuration of MariaDB was not found, and there is no apt-get to download it with.");
            return null;
        }
        System.IO.Directory.CreateDirectory(UserCache.Directory);
        await using var only = await UserCache.LockAsync(Package, () => log($"Another process is downloading {Package}; waiting for it."), cancel);
        var unfinished = $"{Directory}.unfinished";
        try
        {
            if (System.IO.Directory.Exists(unfinished))
                System.IO.Directory.Delete(unfinished, recursive: true);
            System.IO.Directory.CreateDirectory(unfinished);
            await Command.RunAsync(["apt-get", "-q", "-o", "APT::Sandbox::User=", "-o", "Acquire::Retries=3", "download", Package], cancel, unfinished);
            await Command.RunAsync(["dpkg-deb", "-x", System.IO.Directory.EnumerateFiles(unfinished, "*.deb").Single(), Path.Combine(unfinished, "root")], cancel);
            System.IO.Directory.Move(Path.Combine(unfinished, "root"), Directory);
            System.IO.Directory.Delete(unfinished, recursive: true);
        }
        catch (TestServerException error)
        {
            log($"Debian's configuration of MariaDB was not found, and downloading it failed: {error.Message}");
        }
        return Find();
    }
}
