using IdentDbBridge.Phones;

namespace IdentDbBridge.Import;

/// <summary>What an Asterisk does not write into its call records: which side is the clinic's, and under which number.</summary>
public sealed record CdrOptions
{
    /// <summary>As the numbering of PBXs goes; six digits are a city's number in much of Russia.</summary>
    public const int DefaultInternalLength = 5;

    // Of FreePBX and its kin, and of Asterisk's own samples.
    static readonly string[] UsualInContexts = ["from-trunk", "from-pstn", "from-did", "from-outside", "ext-did", "incoming", "inbound", "from-external"];
    static readonly string[] UsualOutContexts = ["from-internal", "outgoing", "outbound", "macro-dialout", "outrt"];

    /// <summary>Contexts whose calls come from outside.</summary>
    public IReadOnlyList<string> InContexts { get; init; } = [];

    /// <summary>Contexts whose calls go outside.</summary>
    public IReadOnlyList<string> OutContexts { get; init; } = [];

    /// <summary>The provider's end of a channel: <c>mts</c> of <c>PJSIP/mts-0000002a</c>.</summary>
    public IReadOnlyList<string> Trunks { get; init; } = [];

    /// <summary>Digits of the longest internal number.</summary>
    public int InternalLength { get; init; } = DefaultInternalLength;

    /// <summary>The clinic's numbers in E.164 by context or trunk; under "" the one for all others.</summary>
    public IReadOnlyDictionary<string, string> Lines { get; init; } = new Dictionary<string, string>();

    /// <summary>What is dialled before a number of the city, such as 9; empty when nothing is, null when that was not said.</summary>
    public string? OutsidePrefix { get; init; }

    /// <summary>What completes phone numbers that are written without country or area.</summary>
    public PhoneOptions Phones { get; init; } = PhoneOptions.Default;

    /// <summary>Whether a party is not the clinic's own: more digits than an internal number.</summary>
    internal bool IsOutside(ReadOnlySpan<char> party) => PhoneScan.CountDigits(party) > InternalLength;

    /// <summary>Whether the user named it, as a trunk or as one with a number of its own.</summary>
    internal bool IsTrunk(string endpoint) => endpoint.Length > 0 && (Has(Trunks, endpoint) || Lines.ContainsKey(endpoint));

    /// <summary>A number as it was dialled, without the outside prefix.</summary>
    internal string Dialled(string number) => OutsidePrefix is { Length: > 0 } prefix ? Import.OutsidePrefix.Strip(number, prefix, Phones) : number;

    /// <summary>A number as it was shown. Some PBXs put the outside prefix before callers, too, for calling back.</summary>
    internal string Shown(string number) => OutsidePrefix is not { Length: > 0 } || Import.OutsidePrefix.IsHome(number, Phones) ? number : Dialled(number);

    internal bool ComesIn(string context) => Has(InContexts, context);

    internal bool GoesOut(string context) => Has(OutContexts, context);

    internal static bool UsuallyComesIn(string context) => UsualInContexts.Any(c => context.StartsWith(c, StringComparison.OrdinalIgnoreCase));

    internal static bool UsuallyGoesOut(string context) => UsualOutContexts.Any(c => context.StartsWith(c, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is one of the clinic's numbers, in any notation.</summary>
    internal bool IsLine(string party) => Lines.Count > 0 && PhoneNumber.Parse(party, Phones).E164 is { } number && Lines.Values.Contains(number);

    /// <summary>The clinic's number for a context or a trunk; null when none was given.</summary>
    internal string? Line(string context, string trunk) =>
        Lines.GetValueOrDefault(context) ?? Lines.GetValueOrDefault(trunk) ?? Lines.GetValueOrDefault("");

    static bool Has(IReadOnlyList<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
