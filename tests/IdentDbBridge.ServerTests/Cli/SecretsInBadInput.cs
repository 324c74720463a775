namespace IdentDbBridge.ServerTests.Cli;

/// <summary>Passwords in places where nobody looks for one. Needs no server.</summary>
public sealed class SecretsInBadInput(ITestOutputHelper log) : IDisposable
{
    readonly Workspace _files = new();
    int _calls;

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_connection_string_mistyped_or_taken_apart_by_a_shell_is_not_repeated()
    {
        CommandLines.AssertComplete();
        var scripts = Path.GetDirectoryName(_files.Write("scripts/9001_own.sql", "SELECT 1;"))!;
        foreach (var marker in Marker.All)
        {
            foreach (var line in CommandLines.All(scripts, _files.At("out.sql")))
            {
                foreach (var typed in Mistyped(marker))
                {
                    await RefusedAsync(marker, [.. line, .. typed]);
                    await RefusedAsync(marker, [.. line, .. typed, "--json"]);
                    await RefusedAsync(marker, [.. typed, .. line]);
                }
            }
        }

        Assert.Equal(["9001_own.sql"], Directory.EnumerateFiles(_files.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        log.WriteLine($"figure: {_calls} mistyped calls");
    }

    [Fact]
    public async Task The_tail_of_a_password_is_not_taken_for_a_script_s_name()
    {
        var database = $"Data Source={_files.At("a.db")}";
        Assert.Equal(0, (await InProcess.RunAsync("up", "--provider", "sqlite", "--connection", database)).Code);
        foreach (var marker in Marker.All)
            await RefusedAsync(marker, ["repair", "--provider", "sqlite", "--connection", database, marker.Words[1]]);
    }

    [Fact]
    public async Task SQLite_refuses_a_password_and_creates_nothing()
    {
        foreach (var marker in Marker.All)
        {
            foreach (var line in CommandLines.All(_files.Path, _files.At("out.sql")).Where(l => l[0] != "lint"))
            {
                foreach (var connection in (string[])[$"Data Source={_files.At("a.db")};{marker.Pair()}", $"{marker.Pair("Password ")};Data Source={_files.At("a.db")}", $"Data Source={_files.At("a.db")} {marker.Pair()}", $"{marker.Pair("Pwd")};Data Source=x"])
                {
                    await RefusedAsync(marker, [.. line, "--provider", "sqlite", "--connection", connection]);
                    await RefusedAsync(marker, [.. line, "--provider", "sqlite", "--connection", connection, "--json"]);
                }
            }
        }

        Assert.Empty(Directory.EnumerateFiles(_files.Path, "*", SearchOption.AllDirectories));
        log.WriteLine($"figure: {_calls} calls of SQLite with a password");
    }

    [Fact]
    public async Task A_broken_file_of_targets_is_not_quoted()
    {
        foreach (var marker in Marker.All)
        {
            foreach (var text in BrokenFiles(marker))
            {
                var config = _files.Write("config.json", text);
                await RefusedAsync(marker, ["status", "--config", config]);
                await RefusedAsync(marker, ["up", "--config", config, "--target", "a", "--json"]);
            }
        }

        log.WriteLine($"figure: {_calls} calls with broken files of targets");
    }

    [Fact]
    public async Task A_password_in_the_environment_is_not_repeated()
    {
        foreach (var marker in Marker.All.Where(m => m.Name is "quotes" or "Russian"))
        {
            (string Provider, string Connection)[] settings =
            [
                ($"Server=x;{marker.Pair()}", "mssql"),
                ("mssql", $"Server=x;Database=y;Password=abc;{marker.Words[0]}"),
                ("sqlite", $"Data Source={_files.At("a.db")};{marker.Pair()}"),
            ];
            foreach (var (provider, connection) in settings)
            {
                var result = await Shell.RunAsync("identdb status; identdb up --json", ("IDENTDB_PROVIDER", provider), ("IDENTDB_CONNECTION", connection));
                Assert.Equal(2, result.Code);
                marker.AssertAbsent(result.Output + result.Errors, $"the output for {provider}");
            }
        }
    }

    static IEnumerable<string[]> Mistyped(Marker marker)
    {
        var pair = marker.Pair();
        string[] whole = [$"Server=x;Database=y;User Id=sa;{pair}", pair, marker.Pair("Pwd "), $"mysql://sa:{marker.Words[0]}@x/y"];
        foreach (var connection in whole)
        {
            yield return ["--conection", connection];
            yield return [$"--conection={connection}"];
            yield return ["-connection", connection];
            yield return [$"-c={connection}"];
            yield return [$"/connection:{connection}"];
            yield return [connection];
            foreach (var option in (string[])["--provider", "--config", "--target", "--scripts", "--output", "--reason"])
                yield return [option, connection];
            foreach (var option in (string[])["--table", "--lock-timeout", "--statements-done", "--json", "--dry-run", "--check", "--all"])
                yield return [$"{option}={connection}"];
        }

        yield return ["--connection", "Server=x;User", $"Id=sa;{pair}"];
        yield return ["--connection", "Server=x;Database=y;Password=abc", marker.Words[0]];
        yield return ["--connection", whole[0], "--connection", whole[0], "--provider", "mssql"];
        yield return [$"@{marker.Words[0]}"];
        yield return [$"[{marker.Words[0]}]"];
        yield return ["--table", $"Tickets={marker.Words[0]};x"];
        yield return ["--table", $"{marker.Words[0]} x"];
        yield return ["--lock-timeout", marker.Words[0]];
    }

    static IEnumerable<string> BrokenFiles(Marker marker)
    {
        var word = marker.Words[0];
        var pair = $"Server=x;Password={word}";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "connection": "{{pair}}" """;
        yield return $$"""{ "targets": { "a": { "provider": "mssql" "connection": "{{pair}}" } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "connection": "{{pair}}\z" } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "connection": {{pair}} } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "connection": '{{pair}}' } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "connection": { "Password": "{{word}}" } } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "connection": ["{{pair}}"] } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "password": "{{word}}" } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "{{pair}}": "" } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "{{pair}}", "connection": "mssql" } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "connection": "Server=x;Database=y", "scripts": "{{pair}}" } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "connection": "Server=x;Database=y", "tables": { "Tickets": "{{pair}}" } } } }""";
        yield return $$"""{ "targets": { "a": { "provider": "mssql", "connection": "Server=x;Database=y", "tables": { "{{pair}}": "x" } } } }""";
        yield return $$"""{ "targets": { "a": "{{pair}}" } }""";
        yield return $$"""{ "targets": "{{pair}}" }""";
        yield return $$"""{ "targets": { "{{pair}}": { "provider": "mssql" }, "b": null } }""";
        yield return $$"""{ "target": { "a": { "connection": "{{pair}}" } } }""";
        yield return $"\"{pair}\"";
        yield return pair;
        yield return $"provider=mssql\nconnection={pair}\n";
    }

    async Task RefusedAsync(Marker marker, string[] line)
    {
        var result = await InProcess.RunAsync(line);
        marker.AssertAbsent($"exit code {result.Code}\n{result.Output}{result.Errors}", "the output");
        result.AssertSentence(2);
        _calls++;
    }
}
