using System.Text;

namespace IdentDbBridge.Cli.Results;

/// <summary>A standard stream whose trouble (a full disk behind it, closed by the caller) must not break off a run half-way.</summary>
sealed class ForgivingWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Whether something was lost. A reader that has gone away (head -1) loses nothing that it wanted.</summary>
    public bool IsBroken { get; private set; }

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Flush() => Try(inner.Flush);

    void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            IsBroken = true;
        }
    }
}
