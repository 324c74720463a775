using Spectre.Console;

namespace IdentDbBridge.Cli.Results;

/// <summary>What stands in a column of a <see cref="Listing"/>.</summary>
readonly record struct Cell(string Text, Color? Colour = null)
{
    public static implicit operator Cell(string text) => new(text);
}
