namespace IdentDbBridge.Benchmarks.Data;

/// <summary>A generated call.</summary>
readonly record struct Call(int Number, DateTime Start, bool ComesIn, string From, string To, int Wait, int? Talk, string Line, string? Recording, string? Source, string? Medium, string? Campaign)
{
    /// <summary>As Asterisk makes its uniqueid.</summary>
    public string Id => FormattableString.Invariant($"{((DateTimeOffset)DateTime.SpecifyKind(Start, DateTimeKind.Utc)).ToUnixTimeSeconds()}.{Number}");
}
