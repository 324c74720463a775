using System.Globalization;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Gateway.Page;

/// <summary>A picture of bars in one or two parts, with its figures as a table for who does not see it.</summary>
/// <param name="title">What it shows.</param>
/// <param name="label">What a bar stands for.</param>
/// <param name="parts">One or two names.</param>
sealed class Bars(string title, string label, params IReadOnlyList<string> parts)
{
    const int Height = 140, Top = 16, Bottom = 22, Step = 28, Wide = 20, NameWidth = 150, RowHeight = 24, Width = 640;

    static readonly string[] Css = ["one", "two"];

    /// <summary>Standing, for what goes by time.</summary>
    public Html Upright(IReadOnlyList<(string Name, int[] Counts)> bars)
    {
        int most = Most(bars);
        Html svg = H($"""
            <svg viewBox="0 0 {bars.Count * Step} {Top + Height + Bottom}" aria-hidden="true" focusable="false">
            <line class="axis" x1="0" x2="{bars.Count * Step}" y1="{Top + Height}" y2="{Top + Height}"/>
            {bars.Select((bar, i) => Standing(bar, i * Step, most))}
            </svg>
            """);
        return Whole(svg, bars);
    }

    /// <summary>Lying, for what has longer names.</summary>
    public Html Lying(IReadOnlyList<(string Name, int[] Counts)> bars)
    {
        int most = Most(bars);
        Html svg = H($"""
            <svg viewBox="0 0 {Width} {bars.Count * RowHeight}" aria-hidden="true" focusable="false">
            {bars.Select((bar, i) => Flat(bar, i * RowHeight, most))}
            </svg>
            """);
        return Whole(svg, bars);
    }

    Html Whole(Html svg, IReadOnlyList<(string Name, int[] Counts)> bars) => H($"""
        <figure><figcaption>{title}</figcaption>
        {(parts.Count > 1 ? H($"""<ul class="key">{parts.Select(p => H($"<li>{p}</li>"))}</ul>""") : None)}
        {svg}
        <details><summary>{T($"The same in figures")}</summary>
        {PageTable.Of(title, [label, .. parts], bars.Select(b => (IReadOnlyList<Html>)[H($"{b.Name}"), .. b.Counts.Select(c => H($"{c}"))]))}
        </details></figure>
        """);

    static int Most(IReadOnlyList<(string Name, int[] Counts)> bars) => Math.Max(1, bars.Select(b => b.Counts.Sum()).DefaultIfEmpty().Max());

    static Html Standing((string Name, int[] Counts) bar, int left, int most)
    {
        List<Html> pieces = [];
        double floor = Top + Height;
        for (int part = 0; part < bar.Counts.Length; part++)
        {
            double high = (double)Height * bar.Counts[part] / most;
            floor -= high;
            pieces.Add(H($"""<rect class="{Css[part]}" x="{left + ((Step - Wide) / 2)}" y="{N(floor)}" width="{Wide}" height="{N(high)}"/>"""));
        }

        int sum = bar.Counts.Sum();
        return H($"""
            {pieces}{(sum > 0 ? H($"""<text x="{left + (Step / 2)}" y="{N(floor - 4)}" text-anchor="middle">{sum}</text>""") : None)}<text x="{left + (Step / 2)}" y="{Top + Height + 15}" text-anchor="middle">{bar.Name}</text>
            """);
    }

    static Html Flat((string Name, int[] Counts) bar, int top, int most)
    {
        List<Html> pieces = [];
        double left = NameWidth;
        for (int part = 0; part < bar.Counts.Length; part++)
        {
            double wide = (double)(Width - NameWidth - 90) * bar.Counts[part] / most;
            pieces.Add(H($"""<rect class="{Css[part]}" x="{N(left)}" y="{top + 3}" width="{N(wide)}" height="{RowHeight - 6}"/>"""));
            left += wide;
        }

        string name = bar.Name.Length > 22 ? bar.Name[..21] + "…" : bar.Name;
        return H($"""<text x="{NameWidth - 6}" y="{top + 16}" text-anchor="end">{name}</text>{pieces}<text x="{N(left + 5)}" y="{top + 16}">{string.Join(" / ", bar.Counts)}</text>""");
    }

    static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
