using System.Text.RegularExpressions;

namespace IdentDbBridge.Schema.Shapes;

/// <summary>
/// Reads tables out of our own CREATE statements, so that the shipped schema is written down once, in the scripts. It knows
/// the form that they are written in and nothing else; a test proves that it understands each of them.
/// </summary>
static partial class ScriptTables
{
    /// <summary>Adds what the statement makes to <paramref name="tables"/>.</summary>
    /// <exception cref="InvalidOperationException">A statement of another form.</exception>
    public static void Read(string statement, string? script, List<TableShape> tables)
    {
        string text = Comments().Replace(statement, "").Trim().TrimEnd(';');
        if (CreateTable().Match(text) is { Success: true } create)
        {
            int open = create.Index + create.Length;
            int close = Closing(text, open);
            tables.Add(Table(create.Groups["name"].Value, text[open..close], text[(close + 1)..], script) with { Create = [text[create.Groups["create"].Index..]] });
        }
        else if (CreateIndex().Match(text) is { Success: true } index)
        {
            int at = tables.FindIndex(t => t.Name == index.Groups["table"].Value);
            var key = new KeyShape(index.Groups["name"].Value, KeyKind.Index, index.Groups["clustered"].Success, false, Names(index.Groups["columns"].Value));
            tables[at] = tables[at] with { Keys = [.. tables[at].Keys, key], Create = [.. tables[at].Create, text] };
        }
        else
        {
            throw new InvalidOperationException($"A statement of {script} that verify cannot read: teach {nameof(ScriptTables)} its form.");
        }
    }

    /// <summary>Where the parenthesis closes that opened just before <paramref name="start"/>; strings are passed over.</summary>
    public static int Closing(string text, int start)
    {
        int depth = 1;
        bool inString = false;
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == '\'')
                inString = !inString;
            else if (!inString && text[i] == '(')
                depth++;
            else if (!inString && text[i] == ')' && --depth == 0)
                return i;
        }

        return text.Length;
    }

    static TableShape Table(string name, string body, string options, string? script)
    {
        string? collation = Collation().Match(options) is { Success: true } c ? c.Groups["name"].Value : null;
        string engine = Engine().Match(options) is { Success: true } e ? e.Groups["name"].Value : options.Trim();
        List<ColumnShape> columns = [];
        List<KeyShape> keys = [];
        List<ConstraintShape> checks = [];
        foreach (string item in Items(body))
        {
            if (Constraint().Match(item) is not { Success: true } match)
            {
                columns.Add(Column(name, columns.Count + 1, item, collation));
                if (item.Contains("PRIMARY KEY", StringComparison.OrdinalIgnoreCase))
                    keys.Add(new KeyShape("PRIMARY", KeyKind.Primary, true, false, [columns[^1].Name]));
            }
            else if (match.Groups["kind"].Value == "CHECK")
            {
                checks.Add(new ConstraintShape(match.Groups["name"].Value, match.Groups["inner"].Value, false));
            }
            else
            {
                bool primary = match.Groups["kind"].Value.StartsWith("PRIMARY", StringComparison.Ordinal);
                bool clustered = primary && !match.Groups["kind"].Value.EndsWith("NONCLUSTERED", StringComparison.Ordinal);
                keys.Add(new KeyShape(match.Groups["name"].Success ? match.Groups["name"].Value : "PRIMARY", primary ? KeyKind.Primary : KeyKind.Unique, clustered, false, Names(match.Groups["inner"].Value)));
            }
        }

        return new TableShape
        {
            Name = name,
            Script = script,
            Engine = engine.Length == 0 ? null : engine,
            RowFormat = RowFormat().Match(options) is { Success: true } r ? r.Groups["name"].Value : null,
            Collation = collation,
            Columns = columns,
            Keys = keys,
            Checks = checks,
        };
    }

    static ColumnShape Column(string table, int position, string item, string? collation)
    {
        Match match = ColumnItem().Match(item);
        if (!match.Success)
            throw new InvalidOperationException($"A column of {table} that verify cannot read: teach {nameof(ScriptTables)} its form.");
        string rest = match.Groups["rest"].Value;
        string type = match.Groups["type"].Value;
        return new ColumnShape
        {
            TableName = table,
            Name = match.Groups["name"].Value,
            Position = position,
            Type = type,
            IsNullable = !rest.Contains("NOT NULL", StringComparison.OrdinalIgnoreCase),
            Extra = rest.Contains("AUTO_INCREMENT", StringComparison.OrdinalIgnoreCase) ? "auto_increment" : rest.Contains("IDENTITY", StringComparison.OrdinalIgnoreCase) ? "identity" : "",
            Collation = ColumnCollation().Match(rest) is { Success: true } own ? own.Groups["name"].Value : SqlType.Parse(type).Family == TypeFamily.Text ? collation : null,
        };
    }

    /// <summary>What stands between the commas of the outermost level.</summary>
    static IEnumerable<string> Items(string body)
    {
        int start = 0;
        for (int i = 0; i <= body.Length; i++)
        {
            if (i < body.Length && body[i] == '(')
                i = Closing(body, i + 1);
            if (i < body.Length && body[i] != ',')
                continue;
            yield return body[start..Math.Min(i, body.Length)].Trim();
            start = i + 1;
        }
    }

    static string[] Names(string list) => [.. list.Split(',').Select(n => n.Trim().Trim('`', '"', '[', ']'))];

    [GeneratedRegex(@"--[^\n]*(?:\n|\z)")]
    private static partial Regex Comments();

    // SQL Server's journal is made under an IF NOT EXISTS.
    [GeneratedRegex(@"\A(?:IF NOT EXISTS \(.*?\)\s+)?(?<create>CREATE)\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[\[`""](?<name>[^\]`""]+)[\]`""]\s*\(", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"\ACREATE (?<clustered>CLUSTERED )?INDEX [\[`""](?<name>[^\]`""]+)[\]`""] ON [\[`""](?<table>[^\]`""]+)[\]`""] \((?<columns>[^()]+)\)\z")]
    private static partial Regex CreateIndex();

    [GeneratedRegex(@"\A(?:CONSTRAINT\s+[\[`""](?<name>[^\]`""]+)[\]`""]\s+)?(?<kind>PRIMARY KEY(?: CLUSTERED| NONCLUSTERED)?|UNIQUE(?: KEY)?|CHECK)\s*\((?<inner>.*)\)\z", RegexOptions.Singleline)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\A[\[`""](?<name>[^\]`""]+)[\]`""]\s+(?<type>\w+(?:\([^)]*\))?)(?<rest>.*)\z", RegexOptions.Singleline)]
    private static partial Regex ColumnItem();

    [GeneratedRegex(@"\bCOLLATE\s+(?<name>\w+)")]
    private static partial Regex ColumnCollation();

    [GeneratedRegex(@"\bCOLLATE\s*=\s*(?<name>\w+)")]
    private static partial Regex Collation();

    [GeneratedRegex(@"\bENGINE\s*=\s*(?<name>\w+)")]
    private static partial Regex Engine();

    [GeneratedRegex(@"\bROW_FORMAT\s*=\s*(?<name>\w+)")]
    private static partial Regex RowFormat();
}
