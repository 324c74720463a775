using IdentDbBridge.Migrations.Run;
using IdentDbBridge.Schema.Reports;

namespace IdentDbBridge.Schema.Takeover;

/// <summary>What closes the gap between tables made by hand and ours.</summary>
/// <param name="Statements">In order, each by itself.</param>
/// <param name="Rows">The rows that are touched or stand in the way.</param>
/// <param name="Text">The same as a file for the server's own client; empty when there is nothing to run.</param>
sealed record AdoptFile(IReadOnlyList<string> Statements, IReadOnlyList<RowsInTheWay> Rows, string Text)
{
    /// <summary>Of the repairs of the differences, each once. Indexes of the owner's stay.</summary>
    public static AdoptFile OfRepairs(MigrationSession place, IEnumerable<Difference> differences, IReadOnlyList<RowsInTheWay> rows)
    {
        IReadOnlyList<string>[] repairs = [.. differences.Where(d => d.Repair.Count > 0 && d.Kind != DifferenceKind.IndexExtra).Select(d => d.Repair).DistinctBy(r => string.Join(";\n", r))];
        string[] warnings = [.. rows.Select(r => $"{r.Table}: {r.What} Rows: {r.Rows}.")];
        return Make(place, [.. repairs.Select(r => new AdoptPart("", r))], rows, warnings);
    }

    /// <summary>With the head, the comments and the foot of a file.</summary>
    /// <param name="parts">In order.</param>
    /// <param name="warnings">For the head.</param>
    public static AdoptFile Make(MigrationSession place, IReadOnlyList<AdoptPart> parts, IReadOnlyList<RowsInTheWay> rows, IEnumerable<string> warnings)
    {
        string[] statements = [.. parts.SelectMany(p => p.Statements)];
        if (statements.Length == 0)
            return new AdoptFile([], rows, "");
        var file = new ClientFile(place);
        file.Open("change and create tables",
            [
                "It makes the tables fit that were made by hand, and loses no row. Afterwards the scripts still have to be marked as applied in the journal.",
                "Make a backup first, and stop the programs that write: each table is locked while it is changed, a large one for minutes.",
                .. warnings,
            ], use: true);
        bool whole = place.Db.Dialect.Name == "mssql";
        if (whole)
            file.Statement("BEGIN TRANSACTION");
        foreach (AdoptPart part in parts.Where(p => p.Statements.Count > 0))
        {
            if (part.Title.Length > 0)
                file.Comment($"===== {part.Title} =====");
            foreach (string note in part.Notes)
                file.Comment(note);
            foreach (string statement in part.Statements)
            {
                file.Statement(statement);
                file.Block("script/after");
            }
        }

        if (whole)
            file.Block("script/end");
        file.Close();
        return new AdoptFile(statements, rows, file.ToString());
    }
}
