namespace IdentDbBridge.TestServers;

/// <summary>
/// MySQL for Debian's stable releases, which have none: the packages of Debian's unstable release ("sid"), unpacked into a
/// cache directory with all the libraries they need. Nothing is installed in the system, and no rights are needed.
/// </summary>
static class MySqlFromSid
{
    const string Package = "mysql-server-core";
    const string Keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";
    const int Attempts = 3;

    static string Cache => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "identdbbridge");

    // The download is unpacked here and then renamed to mysql-<version>: what bears that name is complete.
    static string Unfinished => Path.Combine(Cache, "unfinished");

    /// <summary>The newest complete download; null when there is none.</summary>
    public static string? Cached() =>
        Directory.Exists(Cache) ? Directory.EnumerateDirectories(Cache, "mysql-*").MaxBy(Directory.GetCreationTimeUtc) : null;

    /// <summary>How to run the server in a download: with the dynamic loader and the libraries it came with.</summary>
    public static async Task<ServerProgram> ProgramAsync(string root, CancellationToken cancel)
    {
        var libraries = Directory.EnumerateDirectories($"{root}/usr/lib", "*-linux-gnu").Single();
        var loader = Directory.EnumerateFiles(libraries, "ld-linux-*.so.*").Single();
        string[] server = [loader, "--library-path", $"{libraries}:{root}/usr/lib/mysql/private", $"{root}/usr/sbin/mysqld"];
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

    /// <summary>Downloads and unpacks, unless another process has just done so.</summary>
    public static async Task DownloadAsync(Action<string> log, CancellationToken cancel)
    {
        if (!File.Exists(Keyring))
            throw new TestServerException("it is taken from Debian's archive, and this system is not Debian");
        Directory.CreateDirectory(Cache);
        await using var only = await LockAsync(log, cancel);
        for (var attempt = 1; Cached() is null; attempt++)
        {
            try
            {
                await AttemptAsync(cancel);
            }
            catch (TestServerException error) when (attempt < Attempts)
            {
                log($"Attempt {attempt} of {Attempts} to download MySQL: {error.Message}");
                await Task.Delay(TimeSpan.FromSeconds(5 * attempt), cancel);
            }
        }
    }

    static async Task AttemptAsync(CancellationToken cancel)
    {
        if (Directory.Exists(Unfinished))
            Directory.Delete(Unfinished, recursive: true);
        foreach (var folder in new[] { "lists/partial", "archives/partial", "packages", "root" })
            Directory.CreateDirectory(Path.Combine(Unfinished, folder));
        await File.WriteAllTextAsync(Path.Combine(Unfinished, "status"), "", cancel);

        string[] options = await UpdateAsync(cancel);
        var depends = await Command.RunAsync(
            ["apt-cache", .. options, "depends", "--recurse", "--no-recommends", "--no-suggests", "--no-conflicts", "--no-breaks", "--no-replaces", "--no-enhances", Package],
            cancel);
        var names = depends.Split('\n').Where(line => line.Length > 0 && char.IsLetterOrDigit(line[0]));
        var packages = Path.Combine(Unfinished, "packages");
        await Command.RunAsync(["apt-get", .. options, "-q", "download", .. names], cancel, packages);

        var root = Path.Combine(Unfinished, "root");
        foreach (var file in Directory.EnumerateFiles(packages))
            await Command.RunAsync(["dpkg-deb", "-x", file, root], cancel);
        var server = Directory.EnumerateFiles(packages, $"{Package}_*").Single();
        var version = (await Command.RunAsync(["dpkg-deb", "-f", server, "Version"], cancel)).Trim();
        Directory.Move(root, Path.Combine(Cache, $"mysql-{version}"));
        Directory.Delete(Unfinished, recursive: true);
    }

    // The machine's own sources may include archives of other vendors: the first that has sid is Debian's.
    static async Task<string[]> UpdateAsync(CancellationToken cancel)
    {
        var errors = new List<string>();
        var sources = Path.Combine(Unfinished, "sources.list");
        string[] options =
        [
            "-o", $"Dir::Etc::sourcelist={sources}", "-o", "Dir::Etc::sourceparts=/dev/null",
            "-o", "Dir::Etc::preferences=/dev/null", "-o", "Dir::Etc::preferencesparts=/dev/null",
            "-o", $"Dir::State::lists={Unfinished}/lists", "-o", $"Dir::State::status={Unfinished}/status", "-o", $"Dir::Cache={Unfinished}",
            "-o", "APT::Sandbox::User=", "-o", "Acquire::Retries=3", "-o", "Acquire::Languages=none",
        ];
        foreach (var mirror in AptSources.Mirrors())
        {
            await File.WriteAllTextAsync(sources, $"deb [signed-by={Keyring}] {mirror} sid main\n", cancel);
            try
            {
                // Without the error mode, apt-get update calls an archive that it could not reach a success.
                await Command.RunAsync(["apt-get", .. options, "-q", "-o", "APT::Update::Error-Mode=any", "update"], cancel);
                return options;
            }
            catch (TestServerException error)
            {
                errors.Add(error.Message);
            }
        }
        throw new TestServerException($"none of this machine's package sources has Debian's unstable release. {string.Join(Environment.NewLine, errors)}");
    }

    static async Task<FileStream> LockAsync(Action<string> log, CancellationToken cancel)
    {
        for (var told = false; ; told = true)
        {
            try
            {
                return new FileStream(Path.Combine(Cache, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                if (!told)
                    log("Another process is downloading MySQL; waiting for it.");
                await Task.Delay(500, cancel);
            }
        }
    }
}
