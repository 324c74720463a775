using System.Text;
using System.Text.RegularExpressions;
using IdentDbBridge.Cli.Results;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>What people see of the main commands, at two widths and in both languages, as golden files to be read. Times and directories are replaced by others of the same length.</summary>
public sealed partial class Screens : IDisposable
{
    const string Folder = "/tmp/identdb-12345678";

    /// <summary>Calls of identdb for one database; what begins with SQL: changes it in between. An @ stands for the directory.</summary>
    static readonly string[] Steps =
    [
        "init --provider sqlite --output @/identdb.json",
        "status",
        "SQL: ",
        "up --dry-run",
        "up",
        "up",
        "check",
        "check --verbose",
        "check --as-ident",
        "verify",
        "SQL: CREATE INDEX Own ON IDENT_Tickets (FormName)",
        "verify --strict",
        "lint --scripts @/scripts",
        "up --scripts @/scripts",
        "status --scripts @/scripts",
        "status",
        "SQL: DELETE FROM IdentBridge_Migrations",
        "adopt",
        "repair",
        "import calls @/calls.csv --format csv --time-zone Europe/Moscow --look",
        "import calls @/Master.csv --format asterisk --time-zone Europe/Moscow --look",
        "import calls @/calls.csv --format csv --time-zone Europe/Moscow",
        "import tickets @/tickets.csv --format csv --time-zone Europe/Moscow",
        "SQL: PRAGMA ignore_check_constraints = ON; INSERT INTO IDENT_Tickets (Id, DateAndTime, ClientPhone, ClientFullName, ClientSurname) VALUES ('x', '2026-03-02 10:00:00', '8999', 'A', 'B'); PRAGMA journal_mode = DELETE",
        "check --problems",
        "purge --older-than 30d --dry-run",
        "export schedule --time-zone Europe/Moscow --output @/schedule.csv",
        "outbox status --file @/outbox.db",
        "script --output @/ident.sql",
        "grant ident --user ident",
        "sources test site --config @/nothing.json",
        "status --all --config @/clinics.json",
        "check --all --config @/clinics.json",
        "demo --seed 7 --month 2026-03 --provider sqlite --connection Data_Source=@/demo.db",
        "stats",
        "up --conection x",
        "check --help",
        "--help",
    ];

    // Of the same length wherever the tests run, since it stands in what is shown.
    readonly string _folder = $"/tmp/identdb-{Guid.NewGuid().ToString("N")[..8]}";

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("en", 80)]
    [InlineData("en", 120)]
    [InlineData("ru", 80)]
    [InlineData("ru", 120)]
    public async Task Are_the_stored_ones(string language, int columns)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Its directories have other names.");
        Prepare();
        Output.Columns.Value = columns;
        var shown = new StringBuilder();
        foreach (var step in Steps)
        {
            if (step.StartsWith("SQL: ", StringComparison.Ordinal))
                Execute(step["SQL: ".Length..]);
            else
                shown.Append(await RunAsync(step, language));
        }

        var text = Fixed(shown.ToString());
        Assert.All(text.Split('\n').Where(l => l.StartsWith('│') || l.StartsWith('╭')), l => Assert.True(l.Length <= columns, l));
        Golden.AssertHolds($"screens-{language}-{columns}.txt", text);
    }

    void Prepare()
    {
        Write("scripts/0100_opening_hours_of_the_clinic.sql", "CREATE TABLE Hours (Day int NOT NULL);\nINSERT INTO Hours VALUES (1);\n");
        Write("scripts/0101_broken.sql", "CREATE TABLE Rooms (Id int NOT NULL);\nINSERT INTO Nowhere VALUES (1);\n");
        Write("calls.csv", """
            DateAndTime,Direction,PhoneFrom,PhoneTo,WaitInSeconds,TalkInSeconds,Mood
            2026-03-02 10:00:00,in,8 (000) 111-22-33,+70000000100,5,60,good
            2026-03-02 10:05:00,in,+89110001122,+70000000100,5,60,bad
            02/03/2026 10:10,in,8 (000) 111-22-34,+70000000100,5,60,bad
            2026-03-02 10:15:00,sideways,101,,x,60,bad

            """);
        Write("Master.csv", """
            "","80001112233","101","from-trunk","80001112233","SIP/211553-00000001","SIP/101-00000002","Dial","SIP/101","2026-03-02 10:00:00","2026-03-02 10:00:05","2026-03-02 10:01:05",65,60,"ANSWERED","DOCUMENTATION","1772445600.1",""
            "","102","101","from-internal","102","SIP/102-00000003","SIP/101-00000004","Dial","SIP/101","2026-03-02 11:00:00","2026-03-02 11:00:05","2026-03-02 11:01:05",65,60,"ANSWERED","DOCUMENTATION","1772449200.3",""
            "","103","9112223344","from-internal","103","SIP/103-00000005","","Dial","","2026-03-02 12:00:00","","2026-03-02 12:00:30",30,0,"NO ANSWER","DOCUMENTATION","1772452800.5",""

            """);
        Write("tickets.csv", """
            Отметка времени;Имя;Телефон;Комментарий
            02.03.2026 9:05;Иванова Анна;8 (000) 123-45-67;Болит зуб
            02.03.2026;Петров;12;

            """);
        Write("clinics.json", """
            { "targets": {
              "north": { "provider": "sqlite", "connection": "Data Source=ident.db", "timeZone": "Europe/Moscow" },
              "south": { "provider": "sqlite", "connection": "Data Source=demo.db" },
              "a clinic of a long name": { "provider": "mysql", "connection": "Server=127.0.0.1;Port=1;Database=ident;User Id=ident;Password=x" } } }
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(_folder, "clinics.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
    }

    void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder}/ident.db;Pooling=false");
        connection.Open();
        connection.Run(sql);
    }

    async Task<string> RunAsync(string step, string language)
    {
        string[] words = [.. step.Split(' ').Select(w => w.Replace("@", _folder, StringComparison.Ordinal).Replace('_', ' '))];
        string[] database = words.Contains("--config") || words.Contains("--provider") || words.Contains("--help") ? [] : ["--provider", "sqlite", "--connection", $"Data Source={_folder}/ident.db;Pooling=false"];
        var result = await InProcess.RunAsync([.. words, .. database, "--lang", language]);
        // What is going on shows on slow machines only.
        var errors = string.Concat(result.Errors.Split('\n').Where(l => l.Length > 0 && !Progress().IsMatch(l)).Select(l => l + "\n"));
        var code = result.Code == 0 ? "" : $"[{result.Code}]\n";
        return $"\n$ identdb {step.Replace("@/", "", StringComparison.Ordinal)}\n{result.Output}{errors}{code}";
    }

    string Fixed(string text)
    {
        // In this process its own name would stand there.
        text = text.Replace(_folder, Folder, StringComparison.Ordinal).Replace("IdentDbBridge.ServerTests ", "identdb ", StringComparison.Ordinal);
        text = IsoTime().Replace(text, "2026-11-27 12:00:00");
        text = RussianTime().Replace(text, "27.11.2026 12:00:00");
        return Version().Replace(text, "SQLite 3.50.0");
    }

    [GeneratedRegex(@"20[0-9]{2}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9]")]
    private static partial Regex IsoTime();

    [GeneratedRegex(@"[0-3][0-9]\.[01][0-9]\.20[0-9]{2} [0-2][0-9]:[0-5][0-9]:[0-5][0-9]")]
    private static partial Regex RussianTime();

    [GeneratedRegex(@"…$|^[0-9]+ of [0-9]+ done|^Готово [0-9]+ из|^[^\s/]+\.sql(?:[ :].*[^.)])?$")]
    private static partial Regex Progress();

    [GeneratedRegex(@"SQLite 3\.[0-9]+\.[0-9]+")]
    private static partial Regex Version();
}
