using System.Globalization;
using System.Net;
using System.Text;
using IdentDbBridge.Localization;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Cli.Commands;

/// <summary>What a run did, as a page for whoever approves changes: which scripts, when, by whom, and their SQL.</summary>
sealed class UpReport
{
    readonly List<ScriptRun> _runs = [];
    readonly DateTime _started = DateTime.UtcNow;

    /// <summary>Told of each script when it has ended.</summary>
    public void Add(ScriptRun run) => _runs.Add(run);

    /// <param name="database">Database and server, without user and password.</param>
    /// <param name="server">The server's product and version; null when it did not say.</param>
    /// <param name="outcome">How the run ended, in a sentence.</param>
    /// <param name="failed">Whether it did not end well.</param>
    public string ToHtml(string database, string? server, string outcome, bool failed)
    {
        string title = T($"What identdb up did to {database}");
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{Language}\">\n<head><meta charset=\"utf-8\"><title>{Html(title)}</title><style>{UpReportStyle.Css}</style></head>\n<body>\n<h1>{Html(title)}</h1>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p{(failed ? " class=\"failed\"" : "")}>{Html(outcome)}</p>\n<table>\n");
        Row(page, T($"Server"), server ?? "—");
        Row(page, T($"Begun (UTC)"), Time(_started));
        Row(page, T($"Ended (UTC)"), Time(DateTime.UtcNow));
        Row(page, T($"Login of the database"), _runs.Count == 0 ? "—" : _runs[0].Login);
        Row(page, T($"Run by"), $"{Environment.UserName}, {Environment.MachineName}");
        Row(page, T($"Program"), $"identdb {Tool.Version}");
        page.Append("</table>\n");
        if (_runs.Count == 0)
            page.Append(CultureInfo.InvariantCulture, $"<p>{Html(T($"No script was run."))}</p>\n");
        foreach (ScriptRun run in _runs)
            Script(page, run);
        return page.Append("</body>\n</html>\n").ToString();
    }

    static void Script(StringBuilder page, ScriptRun run)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Html(run.Name)}</h2>\n<table>\n");
        Row(page, T($"State"), run.Error is null ? T($"applied") : T($"failed"));
        Row(page, T($"Whose"), run.Origin == ScriptOrigin.Bundled ? T($"comes with identdb") : T($"the clinic's own"));
        Row(page, T($"Begun (UTC)"), Time(run.StartedUtc));
        Row(page, T($"Ended (UTC)"), Time(run.EndedUtc));
        Row(page, T($"Statements sent"), run.Statements.Count.ToString(CultureInfo.InvariantCulture));
        if (run.StatementsBefore > 0)
            Row(page, T($"In effect before"), run.StatementsBefore.ToString(CultureInfo.InvariantCulture));
        if (run.Error is not null)
            Row(page, T($"Error"), run.Error);
        page.Append("</table>\n");
        foreach (string statement in run.Statements)
            page.Append("<pre>").Append(Html(statement)).Append("</pre>\n");
    }

    static void Row(StringBuilder page, string name, string value) => page.Append("<tr><th>").Append(Html(name)).Append("</th><td>").Append(Html(value)).Append("</td></tr>\n");

    static string Time(DateTime utc) => LocalText.Time(utc);

    static string Language => CultureInfo.CurrentUICulture.Name is { Length: >= 2 } name ? name[..2] : "en";

    static string Html(string text) => WebUtility.HtmlEncode(Printable.Lines(text));
}
