using System.Text.RegularExpressions;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Sql;

/// <summary>sql/ and migrations/ as wholes: what one file cannot show.</summary>
public sealed partial class SqlFiles(ITestOutputHelper log)
{
    [Fact]
    public void Are_portable_or_there_in_every_dialect()
    {
        foreach (var files in SqlFile.All.Where(f => !f.IsOfOneDialect).GroupBy(f => f.Name))
        {
            string[] kinds = [.. files.Select(f => f.Kind).Order()];
            Assert.True(kinds is ["portable"] || kinds.SequenceEqual(SqlFile.Dialects), $"{files.Key} is in {string.Join(", ", kinds)}");
        }

        Assert.All(SqlFile.All.Where(f => f.IsOfOneDialect), f => Assert.Contains(f.Kind, f.Name.StartsWith("repair/", StringComparison.Ordinal) ? [.. SqlFile.Dialects, "portable"] : SqlFile.Dialects));
        log.WriteLine($"figure: {SqlFile.All.Count} statement files, {SqlFile.All.Select(f => f.Name).Distinct().Count()} names");
    }

    [Fact]
    public void Take_the_same_parameters_in_every_dialect()
    {
        foreach (var files in SqlFile.All.GroupBy(f => f.Name))
        {
            var parameters = files.Select(f => string.Join(", ", Parameters(f))).Distinct().ToList();
            Assert.True(parameters.Count == 1, $"{files.Key}: {string.Join(" | ", parameters)}");
        }
    }

    [Fact]
    public void Begin_with_their_name_and_contract() =>
        Assert.All(SqlFile.All, f => Assert.Matches($"^-- {Regex.Escape(Path.GetFileName(f.Name))}: [^\n]{{10,}}", f.Text));

    [Fact]
    public void Are_all_used_and_all_there()
    {
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(SqlFile.Repository, "src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var names = SqlFile.All.Select(f => f.Name).ToHashSet();
        var areas = names.Select(n => n.Split('/')[0]).ToHashSet();
        var asked = Asked().Matches(code).Select(m => m.Groups["name"].Value).Where(n => areas.Contains(n.Split('/')[0])).ToHashSet();
        Assert.Equal(names.Order(), asked.Order());
    }

    [Fact]
    public void Are_UTF_8_without_a_mark_and_with_LF()
    {
        string[] files = [.. SqlFile.All.Select(f => f.Path), .. SqlFile.Dialects.SelectMany(SqlFile.Migrations)];
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            Assert.False(bytes is [0xEF, 0xBB, 0xBF, ..], file);
            Assert.DoesNotContain((byte)'\r', bytes);
            Assert.Equal((byte)'\n', bytes[^1]);
            _ = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }

        log.WriteLine($"figure: {files.Length} files of SQL read byte by byte");
    }

    [Fact]
    public void Of_the_migrations_have_the_same_names_in_every_dialect()
    {
        string[] names = [.. SqlFile.Migrations("mssql").Select(Path.GetFileName)!];
        Assert.NotEmpty(names);
        Assert.All(SqlFile.Dialects, d => Assert.Equal(names, SqlFile.Migrations(d).Select(Path.GetFileName)));
        Assert.Equal(Enumerable.Range(1, names.Length).Select(n => $"{n:0000}"), names.Select(n => n.Split('_')[0]));
    }

    [Theory]
    [InlineData("mssql")]
    [InlineData("mysql")]
    [InlineData("sqlite")]
    public void Of_the_migrations_mean_the_same_to_DbUp(string dialect)
    {
        var (scripts, findings) = ScriptLint.CheckDirectory(dialect, Path.Combine(SqlFile.Repository, "migrations", dialect));
        Assert.Equal(SqlFile.Migrations(dialect).Length, scripts);
        Assert.Empty(findings);
    }

    /// <summary>Where DDL cannot be rolled back, a statement that was cut short is sent again.</summary>
    [Fact]
    public void Of_the_migrations_can_be_repeated_on_MySQL()
    {
        var statements = SqlFile.Migrations("mysql").SelectMany(f => new MySqlSplitter().Split(File.ReadAllText(f))).Select(s => s.Text)
            .Concat(SqlFile.All.Where(f => f.Kind == "mysql" && f.Name.StartsWith("journal/create-", StringComparison.Ordinal)).Select(f => f.Text))
            .ToList();
        Assert.All(statements, s => Assert.StartsWith("CREATE TABLE IF NOT EXISTS ", Comments().Replace(s, "").TrimStart(), StringComparison.Ordinal));
        log.WriteLine($"figure: {statements.Count} statements that MySQL may meet twice");
    }

    /// <summary>In the text as the server gets it, without locals and without the names of a procedure's own parameters.</summary>
    static IEnumerable<string> Parameters(SqlFile file)
    {
        var code = NoCode().Replace(file.Text, " ");
        var own = OwnNames().Matches(code).Select(m => m.Groups["name"].Value).ToHashSet();
        return Parameter().Matches(code).Select(m => m.Value).Where(p => !own.Contains(p)).Distinct().Order();
    }

    [GeneratedRegex("\"(?<name>[a-z-]+/[a-z][a-z-]+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex(@"^--[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"--[^\n]*|'[^']*'")]
    private static partial Regex NoCode();

    [GeneratedRegex(@"DECLARE (?<name>@\w+)|(?<=EXEC [^;]*)(?<name>@\w+) = ")]
    private static partial Regex OwnNames();

    [GeneratedRegex(@"(?<!@)@\w+")]
    private static partial Regex Parameter();
}
