namespace IdentDbBridge.Gateway.Page;

/// <summary>A piece of HTML. Whatever stands in the holes of <see cref="H"/> is text, and written as such, unless it is a piece itself.</summary>
/// <param name="Text">As it is sent.</param>
readonly record struct Html(string Text)
{
    public static Html None { get; } = new("");

    /// <summary>A piece with its holes filled.</summary>
    public static Html H(HtmlText text) => new(text.ToString());

    /// <summary>Pieces one after the other.</summary>
    public static Html All(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(p => p.Text)));

    public override string ToString() => Text ?? "";
}
