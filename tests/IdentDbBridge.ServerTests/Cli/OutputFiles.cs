using System.Net.Sockets;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>Files that commands write: nothing that is no file is replaced, links and rights stay, and a full disk is told in a sentence. All on SQLite.</summary>
public sealed class OutputFiles(ITestOutputHelper log) : IAsyncLifetime
{
    static readonly string[] Names = ["socket", "pipe", "to-pipe", "to-null", "device", "directory"];

    readonly Workspace _files = new();
    string? _mounted;

    string[] Database => ["--provider", "sqlite", "--connection", $"Data Source={_files.At("a.db")};Pooling=false"];

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Pipes, links and modes of Unix.");
        Assert.Equal(0, (await InProcess.RunAsync(["demo", .. Database, "--seed", "7"])).Code);
    }

    public async ValueTask DisposeAsync()
    {
        if (_mounted is not null)
            await Shell.RunAsync($"umount '{_mounted}'");
        _files.Dispose();
    }

    /// <summary>Every command that writes a file, with that file at the end.</summary>
    string[][] Writers()
    {
        var scripts = Path.GetDirectoryName(_files.Write("scripts/9001_own.sql", "SELECT 1;"))!;
        var bad = _files.Write("bad.jsonl", string.Concat(Enumerable.Range(0, 3000).Select(_ => "[]\n")));
        return
        [
            ["script", .. Database, "--scripts", scripts, "--output"],
            ["export", "schedule", .. Database, "--format", "csv", "--output"],
            ["import", "calls", bad, .. Database, "--format", "jsonl", "--time-zone", "Europe/Moscow", "--rejects"],
            ["up", .. Database, "--report"],
        ];
    }

    [Fact]
    public async Task Replace_no_device_pipe_socket_or_directory()
    {
        var calls = 0;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_files.At("socket")));
        await Shell.RunAsync($"mkfifo '{_files.At("pipe")}'; ln -s pipe '{_files.At("to-pipe")}'; ln -s /dev/null '{_files.At("to-null")}'; mknod '{_files.At("device")}' c 1 3");
        Directory.CreateDirectory(_files.At("directory"));
        var before = await ListAsync();
        foreach (var path in (string[])["/dev/null", "/dev/full", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/../dev/null", .. Names.Select(n => _files.At(n)).Where(p => Path.Exists(p) || p.EndsWith("socket", StringComparison.Ordinal))])
        {
            foreach (var writer in Writers())
            {
                foreach (var language in (string[])["en", "ru"])
                {
                    var result = await InProcess.RunAsync([.. writer, path, "--lang", language]);
                    Assert.Contains(language == "en" ? "annot be written" : "не записан", result.AssertSentence(2).Replace("be removed", "be written", StringComparison.Ordinal), StringComparison.Ordinal);
                    calls++;
                }
            }
        }

        Assert.Equal(before, await ListAsync());
        log.WriteLine($"figure: {calls} writes to what is no file, all refused");
    }

    [Fact]
    public async Task Follow_a_link_and_keep_the_mode_and_the_owner()
    {
        // Skipped there, which the compiler does not see.
        if (OperatingSystem.IsWindows())
            return;
        foreach (var (writer, i) in Writers().Select((w, i) => (w, i)))
        {
            var target = _files.Write($"real/{i}.out", "line,field,rule,found\n");
            var (link, dangling) = (_files.At($"link-{i}"), _files.At($"dangling-{i}"));
            File.CreateSymbolicLink(link, Path.Combine("real", $"{i}.out"));
            File.CreateSymbolicLink(dangling, Path.Combine("real", $"new-{i}.out"));
            File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            var root = Environment.UserName == "root" && i != 2;
            if (root)
                await Shell.RunAsync($"chown 12345:12346 '{target}'");
            Assert.Equal(0, (await InProcess.RunAsync([.. writer, link])).Code);
            Assert.Equal(0, (await InProcess.RunAsync([.. writer, dangling])).Code);
            Assert.Equal(Path.Combine("real", $"{i}.out"), new FileInfo(link).LinkTarget);
            Assert.NotNull(new FileInfo(dangling).LinkTarget);
            Assert.True(new FileInfo(_files.At("real", $"new-{i}.out")).Length > 40);
            Assert.True(new FileInfo(target).Length > 40);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(target));
            if (root)
                Assert.Equal("12345:12346\n", (await Shell.RunAsync($"stat -c %u:%g '{target}'")).Output);
        }

        Assert.Empty(Directory.EnumerateFiles(_files.Path, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Tell_a_full_disk_in_a_sentence_and_leave_the_old_file()
    {
        var small = Directory.CreateDirectory(_files.At("small")).FullName;
        if ((await Shell.RunAsync($"mount -t tmpfs -o size=32k none '{small}'")).Code != 0)
            Assert.Skip("A small disk can only be made by root.");
        _mounted = small;
        foreach (var writer in Writers())
        {
            var path = Path.Combine(small, "out");
            await File.WriteAllTextAsync(path, "line,field,rule,found\n", TestContext.Current.CancellationToken);
            await Shell.RunAsync($"head -c 1000000 /dev/zero > '{Path.Combine(small, "filler")}'");
            foreach (var language in (string[])["en", "ru"])
            {
                var result = await InProcess.RunAsync([.. writer, path, "--lang", language]);
                Assert.Contains(language == "en" ? "no space is left on its disk." : "на диске нет места.", result.AssertSentence(2), StringComparison.Ordinal);
            }

            Assert.DoesNotContain(Directory.EnumerateFiles(small), f => f.EndsWith(".part", StringComparison.Ordinal));
            File.Delete(Path.Combine(small, "filler"));
        }
    }

    async Task<string> ListAsync() => (await Shell.RunAsync($"ls -l --time-style=+ /dev/null /dev/full /dev/stdout; cd '{_files.Path}'; stat -c '%F %N' pipe socket to-pipe to-null device directory")).Output;
}
