using System.Text.RegularExpressions;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Tells the author of a script what the runner refuses, what DbUp would do differently, and what is dangerous.</summary>
public static partial class ScriptLint
{
    /// <summary>The findings about all scripts of a directory, in the order of a run; connects to nothing.</summary>
    /// <param name="provider"><c>mssql</c>, <c>mysql</c> or <c>sqlite</c>.</param>
    /// <exception cref="ConfigurationException">Unknown provider, or a directory that cannot be used.</exception>
    public static (int Scripts, IReadOnlyList<LintFinding> Findings) CheckDirectory(string provider, string directory)
    {
        IDialect dialect = Dialect.Named(provider);
        List<MigrationScript> scripts = ScriptSource.FromDirectory(dialect, directory);
        return (scripts.Count, [.. scripts.SelectMany(s => Check(s.Name, s.Text, dialect.Splitter, ExchangeTables.Blocks))]);
    }

    /// <summary>The findings about one script, by line; none for a clean one.</summary>
    /// <param name="script">The script's name, as the journal has it.</param>
    /// <param name="text">The script, without a byte order mark.</param>
    /// <param name="splitter">The splitter of the server that the script is for.</param>
    /// <param name="variables">The names that <c>$name$</c> is replaced for.</param>
    internal static IReadOnlyList<LintFinding> Check(string script, string text, IScriptSplitter splitter, IReadOnlyCollection<string>? variables = null)
    {
        var dialect = DialectOf(splitter);
        var findings = new List<LintFinding>();
        void Report(string rule, int line, string message) => findings.Add(new LintFinding(script, line, LintSeverity.Warning, rule, message));

        if (!FileName().IsMatch(script[(script.LastIndexOf('/') + 1)..]))
            Report("file-name", 1, T($"The name is not four digits, _ and lower-case ASCII letters, digits and _, then .sql (0001_create_calls.sql): scripts run in the ordinal order of their names."));
        if (FirstLoneReturn(text) is { } line)
            Report("line-ending", line, T($"A CR without LF: MySQL and SQLite do not end a -- comment there, and DbUp drops it. Save the script with LF."));

        try
        {
            var statements = splitter.Split(text);
            DbUpLint.CheckVariables(text, dialect, variables ?? [], Report);
            DbUpLint.CheckSplit(text, statements, dialect, Report);
            foreach (var statement in statements)
                StatementLint.Check(statement, dialect, Report);
        }
        catch (ScriptSyntaxException refused)
        {
            findings.Add(new LintFinding(script, refused.Line, LintSeverity.Error, "syntax", refused.Message));
        }

        return [.. findings.OrderBy(finding => finding.Line)];
    }

    static ScriptDialect DialectOf(IScriptSplitter splitter) => splitter switch
    {
        TSqlSplitter => ScriptDialect.TSql,
        MySqlSplitter => ScriptDialect.MySql,
        SqliteSplitter => ScriptDialect.Sqlite,
        _ => throw new ArgumentException("There are no lint rules for this splitter.", nameof(splitter)),
    };

    static int? FirstLoneReturn(string text)
    {
        for (var i = text.IndexOf('\r'); i >= 0; i = text.IndexOf('\r', i + 1))
        {
            if (i + 1 == text.Length || text[i + 1] != '\n')
                return text.AsSpan(0, i).Count('\n') + 1;
        }

        return null;
    }

    [GeneratedRegex(@"^[0-9]{4}_[a-z0-9_]+\.sql\z")]
    private static partial Regex FileName();
}
