using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>A table that becomes a stack of cards on a narrow screen. The roles are said, since a browser forgets them there.</summary>
static class PageTable
{
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">Their names.</param>
    /// <param name="rows">A cell for each column; the first is the row's head.</param>
    /// <param name="css">A class for each row; null for none.</param>
    public static Html Of(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Html>> rows, Func<int, string?>? css = null) => H($"""
        <table role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup"><tr role="row">{columns.Select(c => H($"""<th role="columnheader" scope="col">{c}</th>"""))}</tr></thead>
        <tbody role="rowgroup">{rows.Select((row, i) => Row(columns, row, css?.Invoke(i)))}</tbody>
        </table>
        """);

    static Html Row(IReadOnlyList<string> columns, IReadOnlyList<Html> cells, string? css) =>
        H($"""<tr role="row"{(css is null ? None : H($" class=\"{css}\""))}>{cells.Select((cell, i) => Cell(columns[i], cell, i == 0))}</tr>""");

    static Html Cell(string column, Html cell, bool isHead) => isHead
        ? H($"""<th role="rowheader" scope="row" data-label="{column}">{cell}</th>""")
        : H($"""<td role="cell" data-label="{column}">{cell}</td>""");
}
