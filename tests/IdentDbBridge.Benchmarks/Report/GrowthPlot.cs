using System.Globalization;
using System.Text;

namespace IdentDbBridge.Benchmarks.Report;

/// <summary>The growth curves as an SVG: rows or clinics to the right, seconds upwards, both logarithmic; a colour for each action, a dash for each server.</summary>
sealed class GrowthPlot
{
    const double Width = 760, Height = 480, Left = 70, Right = 190, Top = 40, Bottom = 60;

    static readonly string[] Colours = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#8c564b"];
    static readonly string[] Dashes = ["none", "6 4"];

    readonly IReadOnlyList<GrowthPoint> _points;
    readonly (double Low, double High) _rows;
    readonly (double Low, double High) _seconds;
    readonly StringBuilder _svg = new();
    readonly string _what;

    /// <param name="points">What was measured.</param>
    /// <param name="what">What is counted to the right.</param>
    public GrowthPlot(IReadOnlyList<GrowthPoint> points, string what)
    {
        _what = what;
        _points = points;
        _rows = Decades(points.Select(p => (double)p.Rows));
        _seconds = Decades(points.Select(p => p.Seconds));
    }

    public override string ToString()
    {
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="13" role="img" aria-label="Seconds by number of {_what}">""");
        Add($"""<rect width="{Width}" height="{Height}" fill="white"/>""");
        Axes();
        var curves = _points.GroupBy(p => (p.Action, p.Server)).ToList();
        var actions = curves.Select(c => c.Key.Action).Distinct().ToList();
        var servers = curves.Select(c => c.Key.Server).Distinct().ToList();
        for (var i = 0; i < curves.Count; i++)
            Curve(curves[i], i, Colours[actions.IndexOf(curves[i].Key.Action) % Colours.Length], Dashes[servers.IndexOf(curves[i].Key.Server) % Dashes.Length]);
        Add($"</svg>");
        return _svg.ToString();
    }

    void Axes()
    {
        for (var decade = _rows.Low; decade <= _rows.High; decade++)
        {
            var x = X(Math.Pow(10, decade));
            Add($"""<line x1="{x:0.#}" y1="{Top}" x2="{x:0.#}" y2="{Height - Bottom}" stroke="#ddd"/><text x="{x:0.#}" y="{Height - Bottom + 20}" text-anchor="middle">{Math.Pow(10, decade):N0}</text>""");
        }

        for (var decade = _seconds.Low; decade <= _seconds.High; decade++)
        {
            var y = Y(Math.Pow(10, decade));
            Add($"""<line x1="{Left}" y1="{y:0.#}" x2="{Width - Right}" y2="{y:0.#}" stroke="#ddd"/><text x="{Left - 8}" y="{y + 4:0.#}" text-anchor="end">{Math.Pow(10, decade):G}</text>""");
        }

        Add($"""<text x="{(Left + Width - Right) / 2}" y="{Height - 15}" text-anchor="middle">{_what}</text>""");
        Add($"""<text x="18" y="{(Top + Height - Bottom) / 2}" text-anchor="middle" transform="rotate(-90 18 {(Top + Height - Bottom) / 2})">seconds</text>""");
    }

    void Curve(IGrouping<(string Action, string Server), GrowthPoint> curve, int index, string colour, string dash)
    {
        var points = curve.OrderBy(p => p.Rows).Select(p => (X: X(p.Rows), Y: Y(p.Seconds))).ToList();
        var path = string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")));
        Add($"""<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>""");
        foreach (var (x, y) in points)
            Add($"""<circle cx="{x:0.#}" cy="{y:0.#}" r="3" fill="{colour}"/>""");
        var at = Top + 10 + (index * 22);
        Add($"""<line x1="{Width - Right + 15}" y1="{at}" x2="{Width - Right + 45}" y2="{at}" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/><text x="{Width - Right + 52}" y="{at + 4}">{curve.Key.Action}, {curve.Key.Server}</text>""");
    }

    double X(double rows) => Left + ((Math.Log10(rows) - _rows.Low) / (_rows.High - _rows.Low) * (Width - Left - Right));

    double Y(double seconds) => Height - Bottom - ((Math.Log10(seconds) - _seconds.Low) / (_seconds.High - _seconds.Low) * (Height - Top - Bottom));

    static (double Low, double High) Decades(IEnumerable<double> values)
    {
        var logs = values.Select(Math.Log10).ToList();
        var low = Math.Floor(logs.Min());
        return (low, Math.Max(Math.Ceiling(logs.Max()), low + 1));
    }

    void Add(FormattableString text) => _svg.Append(FormattableString.Invariant(text)).Append('\n');
}
