namespace IdentDbBridge.Cli.Commands;

/// <summary>How <see cref="UpReport"/> looks. In the page itself, since it goes by mail.</summary>
static class UpReportStyle
{
    public const string Css = "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#222}table{border-collapse:collapse;margin:.5rem 0 1rem}"
        + "th,td{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}pre{background:#f6f6f6;border:1px solid #ddd;padding:.8rem;overflow:auto;white-space:pre-wrap}.failed{color:#a00}";
}
