using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>What is wrong outside identdb has a sentence and a code of its own; 1, "a defect of identdb", is for none of it. On SQLite or without any database.</summary>
public sealed class NothingIsADefect(ITestOutputHelper log) : IDisposable
{
    readonly Workspace _files = new();

    string[] Database => ["--provider", "sqlite", "--connection", $"Data Source={_files.At("a.db")};Pooling=false"];

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(4, "[]")]
    [InlineData(4, "\"Tickets\"")]
    [InlineData(4, "7")]
    [InlineData(4, "null")]
    [InlineData(4, "{")]
    [InlineData(4, "")]
    [InlineData(4, "{\"Calls\":1}")]
    [InlineData(4, "{\"Calls\":null}")]
    [InlineData(4, "{\"Calls\":{\"name\":\"x\"}}")]
    [InlineData(4, "{\"Calls\":\"x\"}trailing")]
    [InlineData(2, "{\"Nowhere\":\"x\"}")]
    [InlineData(2, "{\"Calls\":\"a b\"}")]
    public async Task In_the_journal_s_names_of_tables(int code, string variables)
    {
        Assert.Equal(0, (await InProcess.RunAsync(["up", .. Database])).Code);
        Write("UPDATE IdentBridge_Migrations SET Variables = $v WHERE ScriptName = '0001_create_calls.sql'", ("$v", variables));
        foreach (var line in (string[][])[["status"], ["up"], ["verify"], ["script", "--output", _files.At("out.sql")], ["purge", "--older-than", "9999d"]])
        {
            Assert.Contains(code == 4 ? "(Variables)" : "table", (await InProcess.RunAsync([.. line, .. Database])).AssertSentence(code), StringComparison.Ordinal);
            Assert.Matches("[а-я]", (await InProcess.RunAsync([.. line, .. Database, "--lang", "ru"])).AssertSentence(code));
        }
    }

    [Fact]
    public async Task In_a_file_of_SQLite_that_is_damaged()
    {
        var calls = 0;
        Assert.Equal(0, (await InProcess.RunAsync(["demo", "--seed", "7", .. Database])).Code);
        var whole = await File.ReadAllBytesAsync(_files.At("a.db"), TestContext.Current.CancellationToken);
        var scripts = Path.GetDirectoryName(_files.Write("scripts/9001_own.sql", "UPDATE IDENT_Tickets SET ClientFullName = 'x';"))!;
        foreach (var (from, to) in (ValueTuple<int, int>[])[(0, 100), (16, 20), (100, whole.Length), (whole.Length / 2, whole.Length), (4096, 3 * 4096), (whole.Length - 4096, whole.Length)])
        {
            var damaged = (byte[])whole.Clone();
            new Random(7).NextBytes(damaged.AsSpan(from, to - from));
            foreach (var line in CommandLines.All(scripts, _files.At("out")).Where(l => l[0] is not ("lint" or "demo" or "create-database" or "outbox" or "simulate")))
            {
                foreach (var language in (string[])["en", "ru"])
                {
                    await File.WriteAllBytesAsync(_files.At("a.db"), damaged, TestContext.Current.CancellationToken);
                    var result = await InProcess.RunAsync([.. line, .. Database, "--lang", language]);
                    Assert.True(result.Code != 1, $"{string.Join(' ', line)}, {from} to {to}: {result.Output}{result.Errors}");
                    Assert.DoesNotContain("Exception", result.Output + result.Errors, StringComparison.Ordinal);
                    calls++;
                }
            }
        }

        await File.WriteAllTextAsync(_files.At("a.db"), new string('x', 9000), TestContext.Current.CancellationToken);
        Assert.Contains("is not a SQLite database", (await InProcess.RunAsync(["status", .. Database])).AssertSentence(2), StringComparison.Ordinal);
        log.WriteLine($"figure: {calls} calls on damaged files, none called a defect");
    }

    [Fact]
    public async Task In_tables_that_are_missing_or_hold_something_else()
    {
        Assert.Equal(0, (await InProcess.RunAsync(["up", .. Database])).Code);
        Write("DROP TABLE IDENT_Tickets");
        foreach (var line in (string[][])[["purge", "--older-than", "9999d"], ["purge", "--older-than", "9999d", "--json"]])
            Assert.Contains("is missing", (await InProcess.RunAsync([.. line, .. Database])).AssertSentence(4), StringComparison.Ordinal);
        Assert.Matches("нет нужной таблицы", (await InProcess.RunAsync(["purge", "--older-than", "9999d", .. Database, "--lang", "ru"])).AssertSentence(4));

        Write("UPDATE schemaversions SET Applied = 'yesterday'");
        Assert.Contains("another type", (await InProcess.RunAsync(["status", .. Database])).AssertSentence(4), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_machine_without_ICU()
    {
        (string, string?)[] invariant = [("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"), ("IDENTDB_LANG", "ru"), ("IDENTDB_PROVIDER", null), ("IDENTDB_CONNECTION", null)];
        var file = _files.At("a.db");
        Assert.StartsWith("Какой тип сервера?", (await Shell.RunAsync("identdb status", invariant)).AssertSentence(2), StringComparison.Ordinal);
        Assert.StartsWith("Which kind of server?", (await Shell.RunAsync("identdb status --lang en", invariant)).AssertSentence(2), StringComparison.Ordinal);
        var up = await Shell.RunAsync($"identdb up --provider sqlite --connection 'Data Source={file}' --report '{_files.At("r.html")}'", invariant);
        Assert.True(up.Code == 0 && up.Output.Contains("Применено", StringComparison.Ordinal), up.Output + up.Errors);
        var bad = _files.Write("bad.jsonl", "[]\n");
        string Import(string zone) => $"identdb import calls '{bad}' --provider sqlite --connection 'Data Source={file}' --format jsonl --time-zone '{zone}'";
        Assert.Equal(0, (await Shell.RunAsync(Import("Asia/Krasnoyarsk"), invariant)).Code);
        Assert.Contains("ICU", (await Shell.RunAsync(Import("North Asia Standard Time"), invariant)).AssertSentence(2), StringComparison.Ordinal);
        Assert.Contains("ICU", (await Shell.RunAsync("identdb status --provider mssql --connection 'Server=127.0.0.1,9;Database=x;Connect Timeout=1'", invariant)).AssertSentence(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_machine_without_time_zones()
    {
        (string, string?)[] without = [("TZDIR", _files.Path)];
        var bad = _files.Write("bad.jsonl", "[]\n");
        Assert.Equal(0, (await InProcess.RunAsync(["up", .. Database])).Code);
        foreach (var zone in (string[])["Europe/Moscow", "Asia/Nowhere", "North Asia Standard Time"])
        {
            var line = $"identdb import calls '{bad}' --provider sqlite --connection 'Data Source={_files.At("a.db")}' --format jsonl --time-zone '{zone}'";
            Assert.Contains("no time zone data", (await Shell.RunAsync(line, without)).AssertSentence(2), StringComparison.Ordinal);
            Assert.Contains("tzdata", (await Shell.RunAsync(line + " --lang ru", without)).AssertSentence(2), StringComparison.Ordinal);
            Assert.DoesNotContain("time zone data", (await Shell.RunAsync(line)).Errors, StringComparison.Ordinal);
        }
    }

    void Write(string sql, params (string Name, object Value)[] values)
    {
        using var connection = new SqliteConnection($"Data Source={_files.At("a.db")};Pooling=false");
        connection.Open();
        connection.Run(sql, values);
    }
}
