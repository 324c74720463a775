namespace IdentDbBridge.TestServers;

/// <summary>
/// Packages of Debian's unstable release ("sid"), unpacked into a cache directory with all the libraries they need. Nothing is installed in the
/// system, and no rights are needed.
/// </summary>
/// <param name="name">What they are called in the cache.</param>
/// <param name="package">The package that counts, which gives the version.</param>
/// <param name="alone">More packages, without what they depend on.</param>
sealed class SidPackages(string name, string package, params string[] alone)
{
    const string Keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";
    const int Attempts = 3;

    // The download is unpacked here and then renamed to <name>-<version>: what bears that name is complete.
    string Unfinished => Path.Combine(UserCache.Directory, $"unfinished-{name}");

    /// <summary>The newest complete download; null when there is none.</summary>
    public string? Cached() =>
        Directory.Exists(UserCache.Directory) ? Directory.EnumerateDirectories(UserCache.Directory, $"{name}-*").MaxBy(Directory.GetCreationTimeUtc) : null;

    /// <summary>How a program in a download is run: with the dynamic loader and the libraries it came with.</summary>
    /// <param name="root">The download.</param>
    /// <param name="program">Its path in the download.</param>
    /// <param name="more">More directories of libraries, in the download.</param>
    public static string[] Run(string root, string program, params string[] more)
    {
        var libraries = Directory.EnumerateDirectories($"{root}/usr/lib", "*-linux-gnu").Single();
        var loader = Directory.EnumerateFiles(libraries, "ld-linux-*.so.*").Single();
        return [loader, "--library-path", string.Join(':', [libraries, .. more.Select(directory => $"{root}/{directory}")]), $"{root}/{program}"];
    }

    /// <summary>Downloads and unpacks, unless another process has just done so.</summary>
    public async Task DownloadAsync(Action<string> log, CancellationToken cancel)
    {
        if (!File.Exists(Keyring))
            throw new TestServerException("it is taken from Debian's archive, and this system is not Debian");
        Directory.CreateDirectory(UserCache.Directory);
        await using var only = await UserCache.LockAsync(name, () => log($"Another process is downloading {package}; waiting for it."), cancel);
        for (var attempt = 1; Cached() is null; attempt++)
        {
            try
            {
                await AttemptAsync(cancel);
            }
            catch (TestServerException error) when (attempt < Attempts)
            {
                log($"Attempt {attempt} of {Attempts} to download {package}: {error.Message}");
                await Task.Delay(TimeSpan.FromSeconds(5 * attempt), cancel);
            }
        }
    }

    async Task AttemptAsync(CancellationToken cancel)
    {
        if (Directory.Exists(Unfinished))
            Directory.Delete(Unfinished, recursive: true);
        foreach (var folder in new[] { "lists/partial", "archives/partial", "packages", "root" })
            Directory.CreateDirectory(Path.Combine(Unfinished, folder));
        await File.WriteAllTextAsync(Path.Combine(Unfinished, "status"), "", cancel);

        string[] options = await UpdateAsync(cancel);
        var depends = await Command.RunAsync(
            ["apt-cache", .. options, "depends", "--recurse", "--no-recommends", "--no-suggests", "--no-conflicts", "--no-breaks", "--no-replaces", "--no-enhances", package],
            cancel);
        var names = depends.Split('\n').Where(line => line.Length > 0 && char.IsLetterOrDigit(line[0]));
        var packages = Path.Combine(Unfinished, "packages");
        await Command.RunAsync(["apt-get", .. options, "-q", "download", .. names, .. alone], cancel, packages);

        var root = Path.Combine(Unfinished, "root");
        foreach (var file in Directory.EnumerateFiles(packages))
            await Command.RunAsync(["dpkg-deb", "-x", file, root], cancel);
        var main = Directory.EnumerateFiles(packages, $"{package}_*").Single();
        var version = (await Command.RunAsync(["dpkg-deb", "-f", main, "Version"], cancel)).Trim();
        Directory.Move(root, Path.Combine(UserCache.Directory, $"{name}-{version.Replace(':', '.')}"));
        Directory.Delete(Unfinished, recursive: true);
    }

    // The machine's own sources may include archives of other vendors: the first that has sid is Debian's.
    async Task<string[]> UpdateAsync(CancellationToken cancel)
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
}
