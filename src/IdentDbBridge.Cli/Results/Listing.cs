using Spectre.Console;

namespace IdentDbBridge.Cli.Results;

/// <summary>A table for people that cuts no name: sentences go on in the next line, an empty column takes no room, and where the terminal is too narrow, the rows stand one below the other.</summary>
sealed class Listing(params ListingColumn[] columns)
{
    // Of a column of sentences: less is no reading.
    const int Narrowest = 24;

    readonly List<Cell[]> _rows = [];

    public string? Title { get; init; }

    public void Add(params Cell[] cells) => _rows.Add(cells);

    public void Write(Output output)
    {
        if (_rows.Count == 0)
            return;
        int[] shown = [.. Enumerable.Range(0, columns.Length).Where(i => _rows.Exists(r => r[i].Text.Length > 0))];
        int width = output.People.Profile.Width;
        int[] narrow = [.. shown.Where(i => !columns[i].Wraps)];
        if (Widths(shown, width) is { } widths)
            WriteTable(output, shown, widths);
        else if (narrow.Length > 1 && narrow[0] == shown[0] && Widths(narrow, width) is { } least)
            WriteBelow(output, shown, narrow, least);
        else
            WriteRows(output, shown);
    }

    /// <summary>Null where it does not fit.</summary>
    int[]? Widths(int[] shown, int width)
    {
        // Rounded borders, and a blank on either side of each cell.
        int room = width - 1 - (3 * shown.Length);
        int[] natural = [.. shown.Select(i => Texts(i).SelectMany(t => t.ReplaceLineEndings("\n").Split('\n')).Max(t => t.Length))];
        if (natural.Sum() <= room)
            return natural;
        int[] wrapping = [.. Enumerable.Range(0, shown.Length).Where(n => columns[shown[n]].Wraps)];
        int left = room - natural.Where((_, n) => !wrapping.Contains(n)).Sum();
        // The shortest first: what it does not need is left to the others.
        for (int n = 0; n < wrapping.Length; n++)
        {
            int column = wrapping.OrderBy(w => natural[w]).ElementAt(n);
            int least = Math.Min(natural[column], Math.Max(Narrowest, Texts(shown[column]).Max(Paragraph.Widest)));
            int share = left / (wrapping.Length - n);
            if (share < least)
                return null;
            natural[column] = Math.Min(natural[column], share);
            left -= natural[column];
        }

        return left < 0 || wrapping.Length == 0 ? null : natural;
    }

    IEnumerable<string> Texts(int column) => _rows.Select(r => r[column].Text).Append(columns[column].Title);

    void WriteTable(Output output, int[] shown, int[] widths)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        if (Title is not null)
            table.Title(Markup.Escape(Title));
        foreach (int i in shown)
            table.AddColumn(new TableColumn(Markup.Escape(columns[i].Title)).NoWrap());
        foreach (Cell[] row in _rows)
        {
            table.AddRow(shown.Select((i, n) =>
            {
                var text = new Text(string.Join('\n', Paragraph.Lines(row[i].Text, widths[n])), new Style(row[i].Colour));
                return columns[i].IsRight ? text.RightJustified() : text;
            }));
        }

        output.People.Write(table);
    }

    /// <summary>The sentences behind the table, each with what its row begins with.</summary>
    void WriteBelow(Output output, int[] shown, int[] narrow, int[] widths)
    {
        WriteTable(output, narrow, widths);
        foreach (Cell[] row in _rows)
        {
            if (string.Join(" · ", shown.Except(narrow).Select(i => row[i].Text).Where(t => t.Length > 0)) is { Length: > 0 } sentences)
                output.Paragraph($"{row[shown[0]].Text}: {sentences}", "", "  ");
        }
    }

    string Named(int column, string text) => columns[column].Title.Length > 0 ? $"{columns[column].Title.ReplaceLineEndings(" ")}: {text}" : text;

    void WriteRows(Output output, int[] shown)
    {
        if (Title is not null)
            output.Line(Title);
        foreach (Cell[] row in _rows)
        {
            output.Line(row[shown[0]].Text, row[shown[0]].Colour);
            int[] filled = [.. shown.Skip(1).Where(i => row[i].Text.Length > 0)];
            if (string.Join(" · ", filled.Where(i => !columns[i].Wraps).Select(i => Named(i, row[i].Text))) is { Length: > 0 } facts)
                output.Paragraph(facts, "  ");
            foreach (int i in filled.Where(i => columns[i].Wraps))
                output.Paragraph(Named(i, row[i].Text), "  ", "    ", row[i].Colour);
        }
    }
}
