using System.Text;
using IdentDbBridge.Localization;

namespace IdentDbBridge.Cli.Results;

/// <summary>Writes lines in which nothing moves the cursor.</summary>
sealed class PrintableWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value) => inner.Write(Printable.Lines(value ?? ""));

    public override void WriteLine(string? value) => inner.WriteLine(Printable.Lines(value ?? ""));

    public override void Flush() => inner.Flush();
}
