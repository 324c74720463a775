using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>Names made to do harm reach neither the terminal nor a generated file as anything but names. On SQLite.</summary>
public sealed class HostileNames(ITestOutputHelper log) : IDisposable
{
    readonly Workspace _files = new();
    int _calls;

    string[] Database => ["--provider", "sqlite", "--connection", $"Data Source={_files.At("a.db")};Pooling=false"];

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Of_scripts_add_no_statement_to_a_file()
    {
        var refused = 0;
        var expected = await StatementsAsync("plain.sql");
        foreach (var name in HostileName.All.Where(n => !n.Contains('/', StringComparison.Ordinal) && n.Length < 60))
        {
            if (await StatementsAsync(name + ".sql") is { } statements)
                Assert.Equal(expected, statements);
            else
                refused++;
        }

        Assert.InRange(refused, 40, HostileName.All.Count);
        log.WriteLine($"figure: {HostileName.All.Count} names of scripts, {refused} refused, {_calls} calls, no statement added");
    }

    [Fact]
    public async Task Of_columns_triggers_and_indexes_stay_names()
    {
        await RunAsync(["up", .. Database]);
        File.Copy(_files.At("a.db"), _files.At("provisioned.db"));
        foreach (var (name, i) in HostileName.All.Select((n, i) => (n, i)))
        {
            File.Copy(_files.At("provisioned.db"), _files.At("a.db"), overwrite: true);
            var quoted = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            Write($"ALTER TABLE IDENT_Tickets ADD COLUMN {quoted} TEXT");
            Write($"CREATE TRIGGER {quoted[..^1]}t\" AFTER INSERT ON IDENT_FinishedCalls BEGIN SELECT 1; END");
            Write($"CREATE INDEX {quoted[..^1]}i\" ON IDENT_Tickets (ClientPhone, {quoted})");
            Write("DELETE FROM IdentBridge_Migrations");
            Write("DELETE FROM schemaversions");
            var output = _files.At("adopt.sql");
            string[][] lines = [["verify"], ["verify", "--json"], ["check", "--time-zone", "Europe/Moscow"], ["adopt", "--json"]];
            foreach (var line in (string[][])[["adopt", "--output", output], lines[i % 4]])
                await RunAsync([.. line, .. Database, "--lang", i % 2 == 0 ? "en" : "ru"]);
            if (File.Exists(output))
                Apply(output, "a.db");
            Assert.Equal(1, Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'IDENT_Tickets'"));
        }

        log.WriteLine($"figure: {HostileName.All.Count} names of columns, triggers and indexes, {_calls} calls");
    }

    [Fact]
    public async Task In_journal_lock_row_targets_and_columns_of_a_file_are_printed_as_text()
    {
        Assert.Equal(0, (await InProcess.RunAsync(["up", .. Database])).Code);
        foreach (var (name, i) in HostileName.All.Select((n, i) => (n, i)))
        {
            string[] language = ["--lang", i % 2 == 0 ? "en" : "ru"];
            Write("INSERT INTO schemaversions (ScriptName, Applied) VALUES ($n, '2026-01-01')", ("$n", name + ".sql"));
            Write("UPDATE IdentBridge_Migrations SET Error = $n, Login = $n WHERE ScriptName = '0001_create_calls.sql'", ("$n", name));
            string[][] lines = [["status"], ["status", "--json"], ["up", "--dry-run"], ["script", "--output", _files.At("x.sql")], ["repair", name]];
            await RunAsync([.. lines[i % 5], .. Database, .. language]);
            Write("DELETE FROM schemaversions WHERE ScriptName = $n", ("$n", name + ".sql"));
            Write("DELETE FROM IdentBridge_RunLock");
            Write("INSERT INTO IdentBridge_RunLock (SessionId, Host, Program, Login, SinceUtc) VALUES ('1', $n, $n, $n, '2026-01-01')", ("$n", name));
            using (new FileStream(_files.At("a.db-identdb.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
                await RunAsync(["repair", .. Database, "--lock-timeout", "0", .. language]);
            var config = _files.Write("t.json", JsonSerializer.Serialize(new { targets = new Dictionary<string, object> { [name] = new { provider = "sqlite", connection = Database[3] }, ["b"] = new { provider = "sqlite", connection = $"Data Source={_files.At(i + "é.db")}", scripts = name, tables = new { Tickets = name } } } }));
            lines = [["status", "--config", config, "--all"], ["status", "--config", config, "--all", "--json"], ["status", "--config", config], ["status", "--config", config, "--target", name], ["up", "--table", $"Tickets={name}", .. Database], ["up", "--scripts", name, .. Database]];
            await RunAsync([.. lines[i % 6], .. language]);
            var csv = _files.Write("t.csv", $"DateAndTime,ClientPhone,\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n2026-03-02 10:00:00,+79110000000,x\n");
            if (i % 2 == 0)
                await RunAsync(["import", "tickets", csv, "--format", "csv", "--time-zone", "Europe/Moscow", .. Database, .. language]);
            if (i % 2 == 1)
                await RunAsync(["check", "--time-zone", name, .. Database, .. language]);
            await RunAsync(["export", "schedule", "--format", "csv", "--output", _files.At(name.Replace('/', '_')), .. Database, .. language]);
        }

        log.WriteLine($"figure: {HostileName.All.Count} names in journal, lock row, targets, tables, columns and files, {_calls} calls");
    }

    [Fact]
    public async Task Of_patients_and_sites_are_text_in_a_report()
    {
        await RunAsync(["up", .. Database]);
        File.Copy(_files.At("a.db"), _files.At("provisioned.db"));
        foreach (var name in HostileName.All)
        {
            File.Copy(_files.At("provisioned.db"), _files.At("a.db"), overwrite: true);
            var scripts = Path.GetDirectoryName(_files.Write("scripts/9001_own.sql", $"SELECT '{name.Replace("'", "''", StringComparison.Ordinal)}';"))!;
            var report = _files.At("report.html");
            await RunAsync(["up", "--scripts", scripts, "--report", report, .. Database]);
            var html = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
            HostileName.AssertPrintable(html.ReplaceLineEndings("\n"), "the report");
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>What is there when the file has run that <c>script</c> writes for a script of that name; null where it is refused.</summary>
    async Task<string[]?> StatementsAsync(string name)
    {
        var folder = _files.At("scripts-" + _calls.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, name), "CREATE TABLE own (a INTEGER);", TestContext.Current.CancellationToken);
        var output = _files.At("script.sql");
        File.Delete(output);
        string[] target = ["--provider", "sqlite", "--connection", $"Data Source={_files.At("empty.db")};Pooling=false", "--scripts", folder];
        await File.WriteAllBytesAsync(_files.At("empty.db"), [], TestContext.Current.CancellationToken);
        await RunAsync(_calls % 2 == 0 ? ["status", .. target] : ["lint", "--provider", "sqlite", "--scripts", folder]);
        var result = await RunAsync(["script", "--output", output, .. target]);
        if (result.Code == 2)
            return null;
        HostileName.AssertPrintable(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken), "the file");
        Apply(output, "empty.db");
        using var connection = new SqliteConnection($"Data Source={_files.At("empty.db")};Pooling=false");
        connection.Open();
        return [.. connection.List("SELECT name FROM sqlite_master ORDER BY name")];
    }

    /// <summary>Runs a file as sqlite3 would, but for its one line that is sqlite3's own. A line within a quoted name is none, whatever it begins with.</summary>
    void Apply(string file, string database)
    {
        using var connection = new SqliteConnection($"Data Source={_files.At(database)};Pooling=false");
        connection.Open();
        var text = File.ReadAllText(file);
        connection.Run(text.Replace("\n.bail on\n", "\n", StringComparison.Ordinal));
    }

    async Task<CliResult> RunAsync(params string[] line)
    {
        var result = await InProcess.RunAsync(line);
        _calls++;
        HostileName.AssertPrintable(result.Output + result.Errors, string.Join(' ', line));
        Assert.True(result.Code != 1, $"{string.Join(' ', line)}: {result.Output}{result.Errors}");
        return result;
    }

    void Write(string sql, params (string Name, object Value)[] values)
    {
        using var connection = new SqliteConnection(Database[3]);
        connection.Open();
        connection.Run(sql, values);
    }

    long Scalar(string sql)
    {
        using var connection = new SqliteConnection(Database[3]);
        connection.Open();
        return connection.Scalar<long>(sql);
    }
}
