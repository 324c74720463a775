using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>With <c>--lang ru</c>, or where the environment or the system says so, people read Russian only. All on SQLite or without any database.</summary>
public sealed partial class InRussian : IDisposable
{
    readonly Workspace _files = new();

    public static TheoryData<string> Paths => [.. All(IdentDbBridge.Cli.Program.Commands(new IdentDbBridge.Cli.Options.TargetOptions()), "")];

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Is_the_help_of_each_command(string path)
    {
        string[] call = [.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];
        var russian = await InProcess.RunAsync([.. call, "--lang", "ru"]);
        Assert.Equal(0, russian.Code);
        Assert.Matches("[а-я]", russian.Output);
        Assert.Empty(EnglishIn(russian.Output));
        Assert.DoesNotMatch(@"Description:|\(REQUIRED\)|\[default:", russian.Output);
        // What looks for English finds it.
        Assert.NotEmpty(EnglishIn((await InProcess.RunAsync([.. call, "--lang", "en"])).Output));
    }

    [Fact]
    public async Task Is_what_each_command_prints()
    {
        var scripts = Path.GetDirectoryName(_files.Write("scripts/0100_own.sql", "CREATE TABLE own (a);\n.tables\n"))!;
        var good = Path.GetDirectoryName(_files.Write("good/0101_own.sql", "CREATE TABLE own (a INTEGER NOT NULL PRIMARY KEY);\n"))!;
        foreach (var line in (string[][])[.. CommandLines.All(scripts, _files.At("out.sql")), ["up", "--scripts", good], ["status", "--scripts", good], ["status", "--check"], ["repair", "9.sql"], ["repair", "x"]])
        {
            // The demo wants a database of its own.
            var database = line[0] == "demo" ? "demo.db" : "a.db";
            var result = await InProcess.RunAsync([.. line, "--provider", "sqlite", "--connection", $"Data Source={_files.At(database)};Pooling=false", "--lang", "ru"]);
            Assert.Matches("[а-я]", result.Output + result.Errors);
            Assert.Empty(EnglishIn(result.Output + result.Errors));
        }
    }

    [Theory]
    [InlineData("--lang: the value is missing or cannot be used.", "status --lang de")]
    [InlineData("--lang: the value is missing or cannot be used.", "status --lang RU")]
    [InlineData("--lang: the value is missing or cannot be used.", "status --lang")]
    [InlineData("--lang: the value is missing or cannot be used.", "status --lang=")]
    [InlineData("Какой тип сервера?", "status --lang ru")]
    [InlineData("Какой тип сервера?", "--lang=ru status")]
    [InlineData("Команда «identdb status» не знает параметра --language.", "status --lang ru --language de")]
    public async Task Is_a_refusal_when_asked_for_and_other_languages_are_refused(string says, string line) =>
        Assert.StartsWith(says, (await InProcess.RunAsync(line.Split(' '))).AssertSentence(IdentDbBridge.Cli.Results.ExitCodes.Usage), StringComparison.Ordinal);

    [Theory]
    [InlineData("Какой тип сервера?", "ru", "identdb status")]
    [InlineData("Which kind of server?", "en", "identdb status")]
    [InlineData("Which kind of server?", "ru", "identdb status --lang en")]
    [InlineData("Какой тип сервера?", "en", "identdb status --lang ru")]
    public async Task Is_chosen_by_the_environment_unless_the_option_says_otherwise(string says, string language, string line)
    {
        var result = await Shell.RunAsync(line, ("IDENTDB_LANG", language), ("IDENTDB_PROVIDER", null), ("IDENTDB_CONNECTION", null));
        Assert.StartsWith(says, result.AssertSentence(IdentDbBridge.Cli.Results.ExitCodes.Usage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_an_error_but_not_what_the_journal_keeps_of_it()
    {
        var scripts = Path.GetDirectoryName(_files.Write("scripts/0100_bad.sql", "SELECT * FROM nowhere;\n"))!;
        var database = $"Data Source={_files.At("a.db")};Pooling=false";
        var result = await InProcess.RunAsync("up", "--provider", "sqlite", "--connection", database, "--scripts", scripts, "--lang", "ru");
        Assert.StartsWith("Ошибка в скрипте sqlite/0100_bad.sql, оператор 1, строка 1 (SQLite 1: no such table: nowhere). Скрипт отменён:", result.AssertSentence(IdentDbBridge.Cli.Results.ExitCodes.ScriptFailed), StringComparison.Ordinal);
        using var connection = new SqliteConnection(database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Error FROM IdentBridge_Migrations WHERE ScriptName = '0100_bad.sql'";
        Assert.StartsWith("sqlite/0100_bad.sql failed at statement 1, line 1 (SQLite 1: no such table: nowhere). The script was rolled back:", (string)command.ExecuteScalar()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_the_last_word_about_a_lost_result()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("/dev/full is Linux's.");
        var result = await Shell.RunAsync("identdb --help --lang ru > /dev/full");
        Assert.Equal("Запись в стандартный вывод невозможна, результат потерян.\n", result.Errors);
    }

    /// <summary>Three English words beside each other, without names of commands (behind the program's, which is the test's own here) and what a server says.</summary>
    static IEnumerable<string> EnglishIn(string output) => Words().Matches(Quoted().Replace(output, "")).Select(m => m.Value);

    static IEnumerable<string> All(Command command, string path) => [path, .. command.Subcommands.SelectMany(c => All(c, $"{path} {c.Name}".Trim()))];

    [GeneratedRegex("(?:identdb|IdentDbBridge.ServerTests)(?: [a-z][a-z-]*)*|SQLite [0-9]+: [^)\n]*")]
    private static partial Regex Quoted();

    [GeneratedRegex("[A-Za-z]+(?:[,:]? [a-z]+){2,}")]
    private static partial Regex Words();
}
