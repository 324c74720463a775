using System.Text.Json;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>What stands before and behind identdb in a pipe must not matter.</summary>
public sealed class Streams : IDisposable
{
    readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(0, "", "identdb status {db} <&-")]
    [InlineData(0, "", "identdb status {db} < /dev/null")]
    [InlineData(0, "", "identdb status {db} | head -n 1")]
    [InlineData(0, "", "identdb status {db} --json | true")]
    [InlineData(0, "", "{ identdb status {db}; echo $? >&2; } 2>&1 >/dev/null | grep -qx 0")]
    [InlineData(0, "", "identdb --help | true")]
    [InlineData(0, "", "identdb up {db} 2> /dev/full")]
    [InlineData(0, "", "identdb up {db} 2>&-")]
    [InlineData(2, "", "identdb up 2> /dev/full")]
    [InlineData(1, "result is lost", "identdb up {db} > /dev/full")]
    [InlineData(1, "result is lost", "identdb up {db} --json > /dev/full")]
    [InlineData(1, "result is lost", "identdb --help > /dev/full")]
    [InlineData(2, "Which kind of server?", "identdb up --json > /dev/full")]
    public async Task Make_no_trouble(int code, string says, string script)
    {
        var database = $"--provider sqlite --connection 'Data Source={_files.At("база.db")}'";
        var result = await Shell.RunAsync($"identdb up {database} > /dev/null 2>&1 || exit 99\n{script.Replace("{db}", database, StringComparison.Ordinal)}", ("IDENTDB_PROVIDER", null), ("IDENTDB_CONNECTION", null));
        Assert.True(result.Code == code, $"exit code {result.Code}\n{result.Output}{result.Errors}");
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("nexpected", result.Errors, StringComparison.Ordinal);
        Assert.Contains(says, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carry_Russian_in_paths_targets_and_scripts()
    {
        _files.Write("скрипты/0100_свой.sql", "CREATE TABLE Заметки (Текст);");
        _files.Write("цели.json", JsonSerializer.Serialize(new
        {
            targets = new Dictionary<string, object> { ["клиника"] = new { provider = "sqlite", connection = $"Data Source={_files.At("база № 1.db")}", scripts = _files.At("скрипты") } },
        }));
        var result = await Shell.RunAsync($"""
            cd '{_files.Path}'
            set -e
            identdb status --config цели.json > /dev/null && exit 98 || test $? = 6
            identdb up --config цели.json --target клиника --json
            """);
        Assert.True(result.Code == 0, result.Errors);
        Assert.Equal("0100_свой.sql", result.Json.GetProperty("applied").EnumerateArray().Last().GetString());
        Assert.Equal(_files.At("база № 1.db"), result.Json.GetProperty("status").GetProperty("target").GetString());
        Assert.Contains(_files.At("база № 1.db"), result.Errors, StringComparison.Ordinal);
    }
}
