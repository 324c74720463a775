using IdentDbBridge.Calls;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>Who calls whom on one leg, and which side is the clinic's.</summary>
readonly struct CdrParties(ImportRow row, CdrOptions options)
{
    readonly string _context = row["dcontext"] ?? "";
    readonly string _to = row.Trimmed("dst") ?? "";
    readonly string? _inTrunk = Endpoint(row.Span("channel"));
    readonly string? _outTrunk = Endpoint(row.Span("dstchannel"));

    // FreePBX puts the clinic's number into src of an outgoing call, and the extension into cnum.
    readonly string _from = row.Trimmed("cnum") is { } cnum && !options.IsOutside(cnum) && !IsHidden(cnum) ? cnum : row.Trimmed("src") ?? Caller(row.Span("clid"));

    string? Did => row.Trimmed("did") is { } did && options.IsOutside(did) ? did : null;

    public CdrSides Sides()
    {
        bool fromOutside = options.IsOutside(_from) || IsHidden(_from), toOutside = options.IsOutside(_to);
        CallDirection? direction = (fromOutside, toOutside) switch
        {
            (false, false) => null,
            (true, false) => CallDirection.In,
            (false, true) => CallDirection.Out,
            _ => Told() ?? Guessed(),
        };
        return direction switch
        {
            CallDirection.In => Incoming(),
            CallDirection.Out => Outgoing(),
            _ => CdrSides.Unknown(fromOutside ? new RuleProblem("Direction", RuleNames.Direction, T($"both sides have complete numbers")) : new RuleProblem(ImportRules.Line, ImportRules.Internal, T($"both sides are internal"))),
        };
    }

    /// <summary>By what the user said.</summary>
    CallDirection? Told()
    {
        if (options.ComesIn(_context) || options.IsTrunk(_inTrunk))
            return CallDirection.In;
        return options.GoesOut(_context) || options.IsTrunk(_outTrunk) ? CallDirection.Out : null;
    }

    CallDirection? Guessed()
    {
        if (Did is not null || options.IsLine(_to) || (CdrOptions.UsuallyComesIn(_context) && !options.IsLine(_from)))
            return CallDirection.In;
        return options.IsLine(_from) || CdrOptions.UsuallyGoesOut(_context) ? CallDirection.Out : null;
    }

    CdrSides Incoming() => new(
        CallDirection.In,
        IsHidden(_from) ? "" : _from,
        Did ?? (options.IsOutside(_to) ? _to : options.Line(_context, _inTrunk) ?? _to),
        Join(Internal(_outTrunk) ?? Internal(_to), Outer(_inTrunk)),
        null);

    CdrSides Outgoing() => new(
        CallDirection.Out,
        row.Trimmed("outbound_cnum") is { } shown && options.IsOutside(shown) ? shown : options.IsOutside(_from) ? _from : options.Line(_context, _outTrunk) ?? _from,
        _to,
        Join(Internal(_from) ?? Internal(_inTrunk), Outer(_outTrunk)),
        null);

    static bool IsHidden(string party) => party.Length == 0 || PhoneWords.IsHidden(party);

    /// <summary>The number in <c>"Name" &lt;number&gt;</c>.</summary>
    static string Caller(ReadOnlySpan<char> clid)
    {
        int start = clid.LastIndexOf('<');
        int end = clid.LastIndexOf('>');
        return start >= 0 && end > start ? clid[(start + 1)..end].Trim().ToString() : "";
    }

    /// <summary><c>mts</c> of <c>PJSIP/mts-0000002a</c>, <c>101</c> of <c>Local/101@from-queue-00000012;1</c>.</summary>
    static string? Endpoint(ReadOnlySpan<char> channel)
    {
        int start = channel.IndexOf('/');
        if (start < 0)
            return null;
        ReadOnlySpan<char> name = channel[(start + 1)..];
        int end = name.IndexOf('@');
        end = end < 0 ? name.LastIndexOf('-') : end;
        return (end > 0 ? name[..end] : name).ToString();
    }

    string? Internal(string? party) => party is { Length: > 0 } && party.Length <= options.InternalLength && !party.AsSpan().ContainsAnyExceptInRange('0', '9') ? party : null;

    string? Outer(string? endpoint) => endpoint is null || Internal(endpoint) is not null || options.IsOutside(endpoint) ? null : endpoint;

    static string? Join(string? extension, string? trunk) => extension is null ? trunk : trunk is null ? extension : $"{extension}, {trunk}";
}
