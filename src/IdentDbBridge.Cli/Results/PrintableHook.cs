using IdentDbBridge.Localization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace IdentDbBridge.Cli.Results;

/// <summary>The same for tables: cells hold names that come from anywhere.</summary>
sealed class PrintableHook : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(r => new Plain(r));

    sealed class Plain(IRenderable inner) : Renderable
    {
        protected override Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            inner.Render(options, maxWidth).Select(s => s.IsControlCode || s.IsLineBreak ? s : new Segment(Printable.Lines(s.Text), s.Style));
    }
}
