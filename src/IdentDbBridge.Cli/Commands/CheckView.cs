using IdentDbBridge.Cli.Results;
using IdentDbBridge.Health;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

/// <summary>What check tells people: what is well in a line, and the problems last, where they are seen first.</summary>
/// <param name="output">Where to.</param>
/// <param name="isVerbose">Whether all that passed is listed.</param>
/// <param name="onlyProblems">Whether nothing else is shown.</param>
sealed class CheckView(Output output, bool isVerbose, bool onlyProblems)
{
    static readonly FindingState[] Problems = [FindingState.Warning, FindingState.Failure];

    public void Show(HealthReport report)
    {
        output.Line($"{report.Target}  ({report.Server})");
        if (isVerbose)
            ShowAll(report.Findings);
        else if (!onlyProblems && report.Count(FindingState.Pass) > 0)
            output.Line(T($"Passed: {report.Count(FindingState.Pass)} of {report.Findings.Count} points; --verbose lists them."), Color.Green);
        Show(report.Clients);
        if (!onlyProblems)
            Show(report.Findings.Where(f => f.State == FindingState.Unknown));
        foreach (FindingState state in Problems)
            Show(report.Findings.Where(f => f.State == state));
        output.Line("");
    }

    /// <summary>How it came out, with the points where nothing above names them.</summary>
    public static string Summary(HealthReport report, bool withPoints) => withPoints && report.Failures + report.Warnings > 0
        ? T($"Failures: {report.Failures}. Warnings: {report.Warnings}. Points: {string.Join(", ", Problems.Reverse().SelectMany(s => report.Findings.Where(f => f.State == s)).Select(f => f.Kind.Id))}.")
        : T($"Failures: {report.Failures}. Warnings: {report.Warnings}. Cannot tell: {report.Count(FindingState.Unknown)}. Passed: {report.Count(FindingState.Pass)}.");

    /// <summary>One statement, sentence or command: what the library says, or else the command.</summary>
    public static string? Fix(string? fix, Remedy? remedy) => fix ?? (remedy is null ? null : RemedyWords.Command(remedy));

    /// <summary>What was found; with the command where <see cref="Fix"/> has no room for it.</summary>
    public static string Says(Finding finding) => finding switch
    {
        { Fix: not null } => RemedyWords.Add(finding.Says, finding.Remedy),
        { Remedy: { Kind: RemedyKind.ApplyScripts, Name: { } block } } => RemedyWords.Add(finding.Says, new Remedy(RemedyKind.NameTable, block)),
        _ => finding.Says,
    };

    public static string? Reason(ClientVerdict client) => client.Fix is null ? client.Reason : RemedyWords.Add(client.Reason, client.Remedy);

    /// <summary>Where and as whom; null where the fix says it itself.</summary>
    public static string? Where(Finding finding) => finding.Where ?? (finding is { Fix: null, Remedy: { } remedy } ? RemedyWords.As(remedy) : null);

    void ShowAll(IEnumerable<Finding> findings)
    {
        foreach (IGrouping<FindingSection, Finding> section in findings.Where(f => f.State == FindingState.Pass).GroupBy(f => f.Kind.Section))
        {
            var listing = new Listing(new(T($"Point")), new(T($"What was found"), Wraps: true)) { Title = Title(section.Key) };
            foreach (Finding finding in section)
                listing.Add(new Cell(finding.Kind.Id, Colour(finding.State)), Says(finding));
            listing.Write(output);
        }
    }

    void Show(IReadOnlyList<ClientVerdict> clients)
    {
        if (clients.Count == 0)
            return;
        ClientVerdict[] shown = [.. clients.Where(c => isVerbose || c.State != ClientState.Works)];
        if (!onlyProblems && !isVerbose)
            output.Line(T($"Drivers that IDENT may have built in: {clients.Count(c => c.State == ClientState.Works)} of {clients.Count} work."), shown.Length == 0 ? Color.Green : null);
        var listing = new Listing(new(T($"Driver")), new(T($"Result")), new(T($"What stands in its way"), Wraps: true)) { Title = isVerbose || onlyProblems ? T($"Drivers that IDENT may have built in") : null };
        foreach (ClientVerdict client in shown)
            listing.Add(client.Client.Name, new Cell(Word(client.State), Colour(client.State)), Reason(client) ?? "");
        listing.Write(output);
        foreach ((string id, string? fix) in shown.Select(c => (c.Client.Id, Fix(c.Fix, c.Remedy))).Where(c => c.Item2 is not null).DistinctBy(c => c.Item2))
            output.Paragraph($"{id} → {fix}", "  ", "    ");
    }

    void Show(IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            output.Line("");
            output.Line($"{Word(finding.State)}  {finding.Kind.Id}", Colour(finding.State));
            output.Paragraph(Says(finding), "  ");
            if (Fix(finding.Fix, finding.Remedy) is not { } fix)
                continue;
            // A statement or a command is copied: not wrapped. A sentence is.
            if (finding.Where is not null || finding.Fix is null)
                output.Lines.WriteLine($"  → {fix}");
            else
                output.Paragraph(fix, "  → ");
            if (Where(finding) is { } where)
                output.Paragraph(where, "    ");
        }
    }

    static string Word(ClientState state) => state switch
    {
        ClientState.Works => T($"works"),
        ClientState.Unknown => T($"unknown"),
        ClientState.LosesLetters => T($"loses letters"),
        _ => T($"cannot open"),
    };

    static Color Colour(ClientState state) => state switch
    {
        ClientState.Works => Color.Green,
        ClientState.Unknown => Color.Grey,
        ClientState.LosesLetters => Color.Red,
        _ => Color.Orange1,
    };

    static string Title(FindingSection section) => section switch
    {
        FindingSection.Connection => T($"Connection"),
        FindingSection.Rights => T($"Rights"),
        FindingSection.Tables => T($"Tables"),
        FindingSection.Clock => T($"Clock"),
        FindingSection.Settings => T($"Settings of the server"),
        FindingSection.Data => T($"Calls and tickets"),
        FindingSection.Schedule => T($"Schedule"),
        _ => T($"Growth"),
    };

    static string Word(FindingState state) => state switch
    {
        FindingState.Pass => T($"pass"),
        FindingState.Unknown => T($"cannot tell"),
        FindingState.Warning => T($"warning"),
        _ => T($"failure"),
    };

    static Color Colour(FindingState state) => state switch
    {
        FindingState.Pass => Color.Green,
        FindingState.Unknown => Color.Grey,
        FindingState.Warning => Color.Yellow,
        _ => Color.Red,
    };
}
