using System.Globalization;

namespace IdentDbBridge.Cli.Simulate;

/// <summary>A call as IDENT finds it, whatever it holds: the tables of a clinic's own may have no rules.</summary>
sealed class SeenCall
{
    public DateTime DateAndTime { get; set; }

    public string? Direction { get; set; }

    public string? PhoneFrom { get; set; }

    public string? PhoneTo { get; set; }

    // A hidden caller has no number.
    public SeenRow Row() => new(
        string.Create(CultureInfo.InvariantCulture, $"{DateAndTime:s}|{Direction}|{PhoneFrom}|{PhoneTo}"),
        string.IsNullOrEmpty(PhoneFrom) ? [PhoneTo ?? ""] : [PhoneFrom, PhoneTo ?? ""],
        Direction ?? "");
}
