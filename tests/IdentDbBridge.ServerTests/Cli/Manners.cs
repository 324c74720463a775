using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>Bad input gets one clear sentence and its exit code. All on SQLite or without any database.</summary>
public sealed class Manners : IDisposable
{
    readonly Workspace _files = new();

    public Manners()
    {
        // Without these the machine's own would be used.
        Assert.Null(Environment.GetEnvironmentVariable("IDENTDB_PROVIDER"));
        Assert.Null(Environment.GetEnvironmentVariable("IDENTDB_CONNECTION"));
    }

    string Database => $"Data Source={_files.At("база.db")}";

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("usage", "needs a command", "")]
    [InlineData("usage", "argument that it does not know", "migrate")]
    [InlineData("usage", "argument that it does not know", "up now")]
    [InlineData("usage", "does not know the option --conection", "up --conection x")]
    [InlineData("usage", "--connection: the value is missing", "up --connection")]
    [InlineData("usage", "--output: the value is missing", "script --provider sqlite --connection x")]
    [InlineData("usage", "--lock-timeout: the value", "up --lock-timeout soon")]
    [InlineData("usage", "--lock-timeout: the value", "up --lock-timeout 86401")]
    [InlineData("usage", "--lock-timeout: the value", "up --lock-timeout=-1")]
    [InlineData("usage", "--statements-done: the value", "repair x.sql --statements-done some")]
    [InlineData("configuration", "Which kind of server?", "up")]
    [InlineData("configuration", "Which database?", "up --provider sqlite")]
    [InlineData("configuration", "Unknown provider 'oracle'. Known are: mssql, mysql, sqlite.", "up --provider oracle --connection x")]
    [InlineData("configuration", "Unknown provider", "up --provider '' --connection x")]
    [InlineData("configuration", "connection string is empty", "up --provider sqlite --connection ''")]
    [InlineData("configuration", "connection string is empty", "up --provider sqlite --connection ' '")]
    [InlineData("configuration", "has no setting", "up --provider sqlite --connection x")]
    [InlineData("configuration", "malformed", "up --provider mysql --connection 'Server=x;Colour=red'")]
    [InlineData("configuration", "malformed", "up --provider mssql --connection ;=;")]
    [InlineData("configuration", "names no file", "up --provider sqlite --connection 'Data Source='")]
    [InlineData("configuration", "ends with its connection", "up --provider sqlite --connection 'Data Source=:memory:'")]
    [InlineData("configuration", "file: URI", "up --provider sqlite --connection 'Data Source=file:a.db?mode=memory'")]
    [InlineData("configuration", "names no database", "up --provider mysql --connection 'Server=x'")]
    [InlineData("configuration", "names no database", "up --provider mssql --connection 'Server=x'")]
    [InlineData("configuration", "names no server", "up --provider mysql --connection 'Database=x'")]
    [InlineData("configuration", "names no server", "up --provider mssql --connection 'Database=x'")]
    [InlineData("configuration", "settings of this connection string", "up --provider mssql --connection 'Server=x;Database=y;Failover Partner=z;MultiSubnetFailover=true'")]
    [InlineData("configuration", "There is no file {dir}/нет.json", "up --config '{dir}/нет.json'")]
    [InlineData("configuration", "There is no file", "up --config '{dir}'")]
    [InlineData("configuration", "not both", "up --config x --connection y")]
    [InlineData("configuration", "--target needs --config", "up --target x")]
    [InlineData("configuration", "There is no script directory", "up {sqlite} --scripts '{dir}/нет'")]
    [InlineData("configuration", "There is no script directory", "lint --provider sqlite --scripts '{dir}/нет'")]
    [InlineData("configuration", "Give --scripts", "lint --provider sqlite")]
    [InlineData("configuration", "holds no script", "up {sqlite} --scripts '{dir}'")]
    [InlineData("configuration", "--table wants", "up {sqlite} --table Tickets")]
    [InlineData("configuration", "--table wants", "up {sqlite} --table Tickets=a --table tickets=b")]
    [InlineData("configuration", "no exchange table 'Patients'", "up {sqlite} --table Patients=a")]
    [InlineData("configuration", "cannot be used", "up {sqlite} --table 'Tickets=a b'")]
    [InlineData("configuration", "cannot be used", "up {sqlite} --table Tickets=SchemaVersions")]
    [InlineData("configuration", "both be named", "up {sqlite} --table Tickets=a --table Doctors=A")]
    [InlineData("configuration", "is a directory, not", "up --provider sqlite --connection 'Data Source={dir}'")]
    [InlineData("configuration", "cannot be written", "script {sqlite} --output '{dir}'")]
    [InlineData("configuration", "cannot be written", "script {sqlite} --output ''")]
    [InlineData("configuration", "cannot be written", "script {sqlite} --output /proc/out.sql")]
    [InlineData("configuration", "There is no script 0009_x.sql", "repair {sqlite} 0009_x.sql")]
    [InlineData("configuration", "nothing to repair", "repair {sqlite} 0001_create_calls.sql")]
    [InlineData("configuration", "either all scripts or some by name, not both. The option for that: --all.", "repair {sqlite} --all x.sql")]
    [InlineData("configuration", "name exactly one. The option for that: --statements-done.", "repair {sqlite} --statements-done 1")]
    [InlineData("configuration", "did not break off", "repair {sqlite} 0001_create_calls.sql --statements-done 1")]
    [InlineData("usage", "--month: the value", "demo --month 2026-13")]
    [InlineData("usage", "--seed: the value", "demo --seed x")]
    [InlineData("configuration", "нет.json", "demo {sqlite} --timetable '{dir}/нет.json'")]
    [InlineData("configuration", "{dir}", "demo {sqlite} --timetable '{dir}'")]
    [InlineData("usage", "'identdb import' needs a command", "import")]
    [InlineData("usage", "--format: the value", "import calls x --time-zone Europe/Moscow")]
    [InlineData("usage", "--format: the value", "import tickets x --format asterisk --time-zone Europe/Moscow")]
    [InlineData("usage", "--time-zone: the value", "import calls x --format csv")]
    [InlineData("usage", "--internal-length: the value", "import calls x --format csv --time-zone Europe/Moscow --internal-length 0")]
    [InlineData("usage", "'identdb import calls' does not know the option --id-prefix", "import calls x --format csv --time-zone Europe/Moscow --id-prefix a")]
    [InlineData("configuration", "There is no time zone 'Moscow'", "import calls x {provisioned} --format csv --time-zone Moscow")]
    [InlineData("configuration", "There is no time zone 'x'", "import calls x {provisioned} --format csv --time-zone Europe/Moscow --clinic-time-zone x")]
    [InlineData("configuration", "has no exchange tables", "import calls x {sqlite} --format csv --time-zone Europe/Moscow")]
    [InlineData("configuration", "Which file?", "import calls {provisioned} --format csv --time-zone Europe/Moscow")]
    [InlineData("configuration", "Which file?", "import tickets {provisioned} --format jsonl --time-zone Europe/Moscow")]
    [InlineData("configuration", "The file to import is not there", "import calls '{dir}/нет.csv' {provisioned} --format csv --time-zone Europe/Moscow")]
    [InlineData("configuration", "The file to import is not there", "import tickets '{dir}' {provisioned} --format jsonl --time-zone Europe/Moscow")]
    [InlineData("configuration", "Lacking: DateAndTime, Direction, PhoneFrom, PhoneTo.", "import calls '{dir}/база.db' {provisioned} --format csv --time-zone Europe/Moscow")]
    [InlineData("configuration", "Lacking: DateAndTime, ClientPhone.", "import tickets '{dir}/база.db' {provisioned} --format csv --time-zone Europe/Moscow")]
    [InlineData("configuration", "is no Master.csv of Asterisk", "import calls '{dir}/база.db' {provisioned} --format asterisk --time-zone Europe/Moscow")]
    [InlineData("configuration", "--line wants", "import calls x {provisioned} --format asterisk --time-zone Europe/Moscow --line 101")]
    [InlineData("configuration", "--line wants", "import calls x {provisioned} --format asterisk --time-zone Europe/Moscow --line +70000000100 --line +70000000101")]
    [InlineData("configuration", "--source goes with --format freepbx only.", "import calls x {provisioned} --format csv --time-zone Europe/Moscow --source x")]
    [InlineData("configuration", "reads a database and no file", "import calls x {provisioned} --format freepbx --time-zone Europe/Moscow --source x")]
    [InlineData("configuration", "Which database of the PBX?", "import calls {provisioned} --format freepbx --time-zone Europe/Moscow")]
    [InlineData("configuration", "has no setting", "import calls {provisioned} --format freepbx --time-zone Europe/Moscow --source x")]
    [InlineData("configuration", "source names no server or no database", "import calls {provisioned} --format freepbx --time-zone Europe/Moscow --source Server=x")]
    [InlineData("configuration", "default country must be a calling code", "import calls x {provisioned} --format csv --time-zone Europe/Moscow --country 999")]
    [InlineData("configuration", "file for rejected lines exists already and is something else. Choose another name. The option for that: --rejects.", "import calls '{dir}/база.db' {provisioned} --format csv --time-zone Europe/Moscow --rejects '{dir}/база.db'")]
    [InlineData("configuration", "file for rejected lines cannot be written. Choose another name. The option for that: --rejects.", "import calls '{dir}/база.db' {provisioned} --format jsonl --time-zone Europe/Moscow --rejects '{dir}/нет/r.csv'")]
    [InlineData("database-missing", "Database missing: {dir}/нет.db", "import calls x --provider sqlite --connection 'Data Source={dir}/нет.db' --format csv --time-zone Europe/Moscow")]
    [InlineData("usage", "needs a command", "export")]
    [InlineData("usage", "needs a command", "export tickets")]
    [InlineData("usage", "--format: the value", "export schedule --format xml")]
    [InlineData("usage", "--wait: the value", "export schedule --wait 3601")]
    [InlineData("configuration", "The option for that: --time-zone", "export schedule {sqlite} --output '{dir}/a.json'")]
    [InlineData("configuration", "no time zone 'Mars'", "export schedule {sqlite} --output '{dir}/a.json' --time-zone Mars")]
    [InlineData("configuration", "has no exchange tables", "export schedule {sqlite} --output '{dir}/a.csv' --format csv")]
    [InlineData("usage", "--tasks: the value", "simulate --tasks calls,all")]
    [InlineData("usage", "--tickets-every: the value", "simulate --tickets-every 0")]
    [InlineData("usage", "--from: the value", "simulate --from 1.3.2026")]
    [InlineData("usage", "--upload: the value", "simulate --upload slowly")]
    [InlineData("configuration", "нет.json", "simulate {sqlite} --once --timetable '{dir}/нет.json'")]
    [InlineData("configuration", "has no exchange tables", "simulate {sqlite} --once")]
    [InlineData("database-missing", "Database missing: {dir}/нет.db", "status --provider sqlite --connection 'Data Source={dir}/нет.db'")]
    [InlineData("database-missing", "Database missing: {dir}/нет/нет.db", "up --provider sqlite --connection 'Data Source={dir}/нет/нет.db'")]
    [InlineData("no-rights", "No rights: /proc/нет.db", "up --provider sqlite --connection 'Data Source=/proc/нет.db'")]
    [InlineData("no-rights", "cannot be written", "up --provider sqlite --connection 'Data Source=/proc/version'")]
    public async Task Refuses_with_a_sentence(string kind, string says, string line)
    {
        if (line.Contains("/proc/", StringComparison.Ordinal) && !OperatingSystem.IsLinux())
            Assert.Skip("/proc is a directory that nobody may write to.");
        if (line.Contains("{sqlite}", StringComparison.Ordinal))
            new SqliteConnection(Database).Dispose();
        await CreateEmptyAsync();
        if (line.Contains("{provisioned}", StringComparison.Ordinal))
            Assert.Equal(0, (await InProcess.RunAsync("up", "--provider", "sqlite", "--connection", Database)).Code);
        await AssertRefusedAsync(kind, says.Replace("{dir}", _files.Path, StringComparison.Ordinal), Split(line));
    }

    [Theory]
    [InlineData("is neither UTF-8 nor UTF-16", "0100_a.sql", "windows-1251")]
    [InlineData("is neither UTF-8 nor UTF-16", "0100_a.sql", "utf-16")]
    [InlineData("Two scripts have the number 100: 0100_b.sql and 100_a.sql", "0100_b.sql 100_a.sql", "utf-8")]
    [InlineData("Two scripts have the number 0: 00_a.sql and 0_b.sql", "0_b.sql 00_a.sql", "utf-8")]
    [InlineData("Two scripts have the name 0001_create_calls.sql", "0001_create_calls.sql", "utf-8")]
    [InlineData("holds no script", "readme.txt", "utf-8")]
    public async Task Refuses_own_scripts_that_cannot_be_used(string says, string names, string encoding)
    {
        await CreateEmptyAsync();
        foreach (var name in names.Split(' '))
            _files.Write($"scripts/{name}", CodePagesEncodingProvider.Instance.GetEncoding(encoding) is { } old ? old.GetBytes("SELECT 'Ёж';") : Encoding.GetEncoding(encoding).GetBytes("SELECT 'Ёж';"));
        await AssertRefusedAsync("configuration", says, ["up", "--provider", "sqlite", "--connection", Database, "--scripts", _files.At("scripts")]);
    }

    [Fact]
    public async Task Refuses_a_script_that_cannot_be_read()
    {
        await CreateEmptyAsync();
        _files.Write("scripts/0100_a.sql", "SELECT 1;");
        File.CreateSymbolicLink(_files.At("scripts", "0101_b.sql"), _files.At("нет.sql"));
        await AssertRefusedAsync("configuration", "0101_b.sql cannot be read", ["up", "--provider", "sqlite", "--connection", Database, "--scripts", _files.At("scripts")]);
    }

    [Fact]
    public async Task Refuses_a_file_that_is_no_database()
    {
        var file = _files.Write("заметки.db", string.Concat(Enumerable.Repeat("Позвонить в клинику\n", 500)));
        foreach (var command in (string[])["status", "up", "repair"])
            await AssertRefusedAsync("configuration", "is not a SQLite database", [command, "--provider", "sqlite", "--connection", $"Data Source={file}"]);
    }

    [Fact]
    public async Task Refuses_targets_that_are_not_in_the_file()
    {
        var none = _files.Write("none.json", "{}");
        var broken = _files.Write("broken.json", "{\n\"targets\": {\n\"a\": oops }}");
        var two = _files.Write("two.json", """{ "targets": { "клиника": { "provider": "sqlite" }, "склад": null } }""");
        await AssertRefusedAsync("configuration", "names no targets", ["up", "--config", none]);
        await AssertRefusedAsync("configuration", "trouble in line 3", ["up", "--config", broken]);
        await AssertRefusedAsync("configuration", "several targets; choose with --target: клиника, склад.", ["up", "--config", two]);
        await AssertRefusedAsync("configuration", "has no target 'x'. It has: клиника, склад.", ["up", "--config", two, "--target", "x"]);
        await AssertRefusedAsync("configuration", "Which database?", ["up", "--config", two, "--target", "клиника"]);
        await AssertRefusedAsync("configuration", "Which kind of server?", ["up", "--config", two, "--target", "склад"]);
    }

    [Fact]
    public async Task Refuses_a_reason_longer_than_the_audit_keeps() =>
        await AssertRefusedAsync("configuration", "1000 characters", ["repair", "--provider", "sqlite", "--connection", Database, "--reason", new string('ё', 1001)]);

    [Fact]
    public async Task Tells_who_is_in_the_way()
    {
        await CreateEmptyAsync();
        using (new FileStream(_files.At("база.db-identdb.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            await AssertRefusedAsync("lock-busy", "run lock of", ["up", "--provider", "sqlite", "--connection", Database, "--lock-timeout", "0"]);

        using var writer = new SqliteConnection(Database);
        writer.Open();
        writer.Run("BEGIN EXCLUSIVE");
        await AssertRefusedAsync("lock-busy", "database is locked", ["up", "--provider", "sqlite", "--connection", $"{Database};Default Timeout=1"]);
    }

    [Fact]
    public async Task Has_a_code_for_each_state()
    {
        string[] target = ["--provider", "sqlite", "--connection", Database];
        await CreateEmptyAsync();
        Assert.Equal(0, (await InProcess.RunAsync(["status", .. target])).Code);
        Assert.Equal(3, (await InProcess.RunAsync(["status", "--check", .. target])).Code);
        Assert.Equal(0, (await InProcess.RunAsync(["up", .. target])).Code);
        Assert.Equal(0, (await InProcess.RunAsync(["status", "--check", .. target])).Code);
        Assert.Equal(0, (await InProcess.RunAsync(["up", .. target])).Code);

        _files.Write("scripts/0100_own.sql", "INSERT INTO nowhere VALUES (1);");
        string[] own = ["--scripts", _files.At("scripts"), .. target];
        await AssertRefusedAsync("script-failed", "0100_own.sql failed at statement 1", ["up", .. own]);
        _files.Write("scripts/0100_own.sql", ".read secrets.sql");
        await AssertRefusedAsync("configuration", "0100_own.sql, line 1", ["up", .. own]);
        Assert.Equal(9, (await InProcess.RunAsync(["lint", .. own])).Code);
        _files.Write("scripts/0100_own.sql", "CREATE TABLE own (a);");
        Assert.Equal(0, (await InProcess.RunAsync(["up", .. own])).Code);
        _files.Write("scripts/0100_own.sql", "CREATE TABLE own (b);");
        Assert.Equal(4, (await InProcess.RunAsync(["status", "--check", .. own])).Code);
        Assert.Equal(4, (await InProcess.RunAsync(["up", "--dry-run", .. own])).Code);
        await AssertRefusedAsync("drift", "was edited after it was applied", ["up", .. own]);
        Assert.Equal(0, (await InProcess.RunAsync(["repair", "0100_own.sql", .. own])).Code);
        Assert.Equal(0, (await InProcess.RunAsync(["lint", .. own])).Code);
    }

    /// <summary>The kind's exit code, as the README lists them.</summary>
    static int Code(string kind) => kind switch
    {
        "usage" or "configuration" => 2,
        "drift" => 4,
        "lock-busy" => 5,
        "database-missing" or "cannot-connect" or "login-failed" => 6,
        "no-rights" => 7,
        "script-failed" => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    static async Task AssertRefusedAsync(string kind, string says, string[] line)
    {
        var result = await InProcess.RunAsync(line);
        Assert.Contains(says, result.AssertSentence(Code(kind)), StringComparison.Ordinal);
        Assert.Equal("", result.Output);
        (await InProcess.RunAsync([.. line, "--json"])).AssertErrorDocument(Code(kind), kind);
    }

    /// <summary>As a shell does, with single quotes.</summary>
    string[] Split(string line)
    {
        var quoted = line.Replace("{provisioned}", "{sqlite}", StringComparison.Ordinal).Replace("{sqlite}", $"--provider sqlite --connection '{Database}'", StringComparison.Ordinal).Replace("{dir}", _files.Path, StringComparison.Ordinal).Split('\'');
        List<string> words = [];
        for (var i = 0; i < quoted.Length; i++)
            words.AddRange(i % 2 == 1 ? [quoted[i]] : quoted[i].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return [.. words];
    }

    async Task CreateEmptyAsync()
    {
        await using var connection = new SqliteConnection($"{Database};Pooling=false");
        connection.Open();
        connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {1}"));
    }
}
