using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentDbBridge.Tests.Docs;

namespace IdentDbBridge.Tests.Packages;

/// <summary>What <c>./build.sh pack</c> has made, used as whoever gets it would: the folder is in IDENTDB_TEST_PACKAGES.</summary>
public sealed partial class PackagesMade : IDisposable
{
    readonly string _work = Directory.CreateTempSubdirectory("identdb-packages-").FullName;

    static string Folder
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("IDENTDB_TEST_PACKAGES");
            Assert.SkipWhen(string.IsNullOrEmpty(folder), "IDENTDB_TEST_PACKAGES is not set: './build.sh pack' does.");
            return folder!;
        }
    }

    static string NativeProgram => Path.Combine(Folder, OperatingSystem.IsWindows() ? "win-x64/identdb.exe" : "linux-x64/identdb");

    public void Dispose() => Directory.Delete(_work, recursive: true);

    [Fact]
    public async Task The_native_program_runs_where_no_dotnet_is()
    {
        var file = NativeProgram;
        await AssertWorksAsync(file);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(["identdb", "identdb-gateway", "libe_sqlite3.so"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_native_program_alone_says_that_a_library_is_missing()
    {
        var alone = Path.Combine(_work, Path.GetFileName(NativeProgram));
        File.Copy(NativeProgram, alone);
        var said = await RunAsync(alone, ["up", "--lang", "en", "--provider", "sqlite", "--connection", $"Data Source={Path.Combine(_work, "a.db")}"], code: 2);
        Assert.Contains("A library that the SQLite driver needs is missing", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_has_readme_icon_and_symbols()
    {
        var packages = Directory.GetFiles(Path.Combine(Folder, "packages"), "*.nupkg");
        Assert.NotEmpty(packages);
        Assert.All(packages, p =>
        {
            using var package = ZipFile.OpenRead(p);
            Assert.All((string[])["README.md", "icon.png", "THIRD-PARTY-NOTICES.md"], f => Assert.Contains(package.Entries, e => e.FullName == f));
            using var symbols = ZipFile.OpenRead(Path.ChangeExtension(p, ".snupkg"));
            Assert.Contains(symbols.Entries, e => e.FullName.EndsWith(".pdb", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Of_one_commit_are_the_same_bytes_in_another_directory()
    {
        var packages = Path.Combine(Folder, "packages");
        Assert.SkipWhen((await RunAsync("git", ["-C", Guide.Repository, "status", "--porcelain"], keepDotnet: true)).Length > 0, "What was packed is no commit.");
        var clone = Path.Combine(_work, "clone");
        await RunAsync("git", ["clone", "-q", Guide.Repository, clone], keepDotnet: true);
        await RunAsync("dotnet", ["pack", Path.Combine(clone, "src", "IdentDbBridge.Model"), "-c", "Release", "-v", "q", "--nologo", "-p:ContinuousIntegrationBuild=true", "-o", Path.Combine(_work, "again")], keepDotnet: true);
        var again = Directory.GetFiles(Path.Combine(_work, "again"));
        Assert.Equal(2, again.Length);
        Assert.All(again, f => Assert.True(File.ReadAllBytes(f).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(packages, Path.GetFileName(f)))), f));
    }

    [Fact]
    public void What_is_in_the_program_is_listed()
    {
        using var bom = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "sbom.json")));
        Assert.Equal("CycloneDX", bom.RootElement.GetProperty("bomFormat").GetString());
        var names = bom.RootElement.GetProperty("components").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).ToList();
        Assert.All((string[])["MySqlConnector", "Microsoft.Data.SqlClient", "Dapper", "dbup-core", "System.CommandLine"], n => Assert.Contains(n, names));
    }

    [Fact]
    public async Task Its_gateway_is_a_program_beside_it()
    {
        var file = NativeProgram;
        var settings = Path.Combine(_work, "gateway.json");
        await File.WriteAllTextAsync(settings, $$"""{ "clinics": { "north": { "provider": "sqlite", "connection": "Data Source={{Path.Combine(_work, "a.db").Replace('\\', '/')}}", "timeZone": "Asia/Omsk", "ident": { "key": "0123456789abcdef0123456789abcdef" } } } }""", TestContext.Current.CancellationToken);
        var checkedFile = await RunAsync(file, ["serve", "--check-config", "--config", settings, "--json"]);
        Assert.Equal("north", JsonDocument.Parse(checkedFile).RootElement.GetProperty("clinics")[0].GetString());
    }

    [Fact]
    public void The_other_system_has_one_file() =>
        Assert.Single(Directory.GetFiles(Path.Combine(Folder, OperatingSystem.IsWindows() ? "linux-x64" : "win-x64")));

    [Fact]
    public async Task There_is_one_for_Windows_and_one_for_Linux()
    {
        Assert.Equal("MZ", Encoding.ASCII.GetString(await FirstBytesAsync("win-x64/identdb.exe", 2)));
        Assert.Equal("\u007fELF", Encoding.ASCII.GetString(await FirstBytesAsync("linux-x64/identdb", 4)));
    }

    [Fact]
    public async Task The_tool_installs_and_runs()
    {
        await RunAsync("dotnet", ["tool", "install", "identdb", "--tool-path", Path.Combine(_work, "tools"), "--add-source", Path.Combine(Folder, "packages"), "--version", VersionOfPackage()], keepDotnet: true);
        await AssertWorksAsync(Path.Combine(_work, "tools", OperatingSystem.IsWindows() ? "identdb.exe" : "identdb"), keepDotnet: true);
    }

    [Fact]
    public async Task The_library_serves_a_program_of_its_own()
    {
        // Below the root, so that its rules about packages hold here, too; beside them only what is special to a consumer.
        var program = Path.Combine(Folder, "consumer");
        Directory.CreateDirectory(program);
        await File.WriteAllTextAsync(Path.Combine(program, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <RestoreAdditionalProjectSources>{Path.Combine(Folder, "packages")}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(_work, "cache")}</RestorePackagesPath>
                <RestoreFallbackFolders>{Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)}/.nuget/packages</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="IdentDbBridge" VersionOverride="[{VersionOfPackage()}]" />
              </ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(program, "Program.cs"), """
            using IdentDbBridge;
            using IdentDbBridge.Tickets;

            await using var exchange = await Exchange.OpenAsync(new ExchangeOptions { Provider = "sqlite", ConnectionString = args[0], TimeZone = "Asia/Omsk" }, CancellationToken.None);
            var ticket = new TicketRequest { Id = "1", CreatedAt = DateTimeOffset.UtcNow, ClientPhone = "8 (000) 123-45-67", ClientFullName = "Проверка" };
            Console.WriteLine(await exchange.Tickets.AddAsync(ticket, CancellationToken.None));
            Console.WriteLine(await exchange.Tickets.AddAsync(ticket, CancellationToken.None));
            """, TestContext.Current.CancellationToken);
        var database = $"Data Source={Path.Combine(_work, "library.db")}";
        await RunAsync(NativeProgram, ["up", "--provider", "sqlite", "--connection", database]);
        Assert.Equal($"Done{Environment.NewLine}AlreadyThere{Environment.NewLine}", await RunAsync("dotnet", ["run", "--project", program, "-c", "Release", "-v", "q", "--", database], keepDotnet: true));
        Assert.DoesNotContain(Directory.GetFiles(program, "*.dll", SearchOption.AllDirectories), f => Path.GetFileName(f) is "dbup-core.dll" or "IdentDbBridge.Migrations.dll");
    }

    async Task AssertWorksAsync(string identdb, bool keepDotnet = false)
    {
        var version = await RunAsync(identdb, ["--version"], keepDotnet);
        Assert.Matches(Version(), version.Trim());
        string[] target = ["--provider", "sqlite", "--connection", $"Data Source={Path.Combine(_work, "exchange.db")}"];
        Assert.Contains("Up to date.", await RunAsync(identdb, ["up", "--lang", "en", .. target], keepDotnet), StringComparison.Ordinal);
        Assert.Contains("nothing to do", await RunAsync(identdb, ["up", "--lang", "en", .. target], keepDotnet), StringComparison.Ordinal);
        await RunAsync(identdb, ["status", "--check", .. target], keepDotnet);
        Assert.Contains("Параметры", await RunAsync(identdb, ["--lang", "ru", "--help"], keepDotnet), StringComparison.Ordinal);
    }

    /// <returns>What it has printed; what it has complained of, where that is expected.</returns>
    static async Task<string> RunAsync(string program, string[] arguments, bool keepDotnet = false, int code = 0)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        if (!keepDotnet)
        {
            start.Environment["PATH"] = "";
            start.Environment.Remove("DOTNET_ROOT");
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == code, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{await errors}");
        return code == 0 ? output : await errors;
    }

    /// <summary>That of the package, from its file's name.</summary>
    static string VersionOfPackage() => Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(Path.Combine(Folder, "packages"), "identdb.*.nupkg", new EnumerationOptions { MatchCasing = MatchCasing.CaseSensitive })))["identdb.".Length..];

    static async Task<byte[]> FirstBytesAsync(string file, int count)
    {
        var bytes = new byte[count];
        await using var stream = File.OpenRead(Path.Combine(Folder, file));
        await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        return bytes;
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[\w.]+)?\+[0-9a-f]{40}$")]
    private static partial Regex Version();
}
