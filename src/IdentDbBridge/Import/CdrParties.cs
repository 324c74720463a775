using IdentDbBridge.Calls;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>Who calls whom on one leg, and which side is the clinic's.</summary>
sealed class CdrParties(ImportRow row, CdrOptions options)
{
    readonly string _context = row["dcontext"] ?? "";
    readonly string _to = row["dst"]?.Trim() ?? "";
    readonly string? _inTrunk = Endpoint(row["channel"]);
    readonly string? _outTrunk = Endpoint(row["dstchannel"]);

    // FreePBX puts the clinic's number into src of an outgoing call, and the extension into cnum.
    readonly string _from = row["cnum"] is { } cnum && !options.IsOutside(cnum) && !IsHidden(cnum) ? cnum.Trim() : row["src"]?.Trim() ?? Caller(row["clid"]);

    string? Did => row["did"] is { } did && options.IsOutside(did) ? did.Trim() : null;

    /// <summary>The leg with direction, numbers and description; or with the problem that it has none.</summary>
    public CdrLeg Complete(CdrLeg leg)
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
            CallDirection.In => Incoming(leg),
            CallDirection.Out => Outgoing(leg),
            _ => leg with { Problem = fromOutside ? new RuleProblem("Direction", RuleNames.Direction, T($"both sides have complete numbers")) : new RuleProblem(ImportRules.Line, ImportRules.Internal, T($"both sides are internal")) },
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

    CdrLeg Incoming(CdrLeg leg) => leg with
    {
        Direction = CallDirection.In,
        From = IsHidden(_from) ? "" : _from,
        To = Did ?? (options.IsOutside(_to) ? _to : options.Line(_context, _inTrunk) ?? _to),
        Description = Join(Internal(_outTrunk) ?? Internal(_to), Outer(_inTrunk)),
    };

    CdrLeg Outgoing(CdrLeg leg) => leg with
    {
        Direction = CallDirection.Out,
        From = row["outbound_cnum"] is { } shown && options.IsOutside(shown) ? shown.Trim() : options.IsOutside(_from) ? _from : options.Line(_context, _outTrunk) ?? _from,
        To = _to,
        Description = Join(Internal(_from) ?? Internal(_inTrunk), Outer(_outTrunk)),
    };

    static bool IsHidden(string party) => party.Length == 0 || PhoneWords.IsHidden(party);

    /// <summary>The number in <c>"Name" &lt;number&gt;</c>.</summary>
    static string Caller(string? clid)
    {
        int start = clid?.LastIndexOf('<') ?? -1;
        int end = clid?.LastIndexOf('>') ?? -1;
        return start >= 0 && end > start ? clid![(start + 1)..end].Trim() : "";
    }

    /// <summary><c>mts</c> of <c>PJSIP/mts-0000002a</c>, <c>101</c> of <c>Local/101@from-queue-00000012;1</c>.</summary>
    static string? Endpoint(string? channel)
    {
        int start = channel?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (start < 0)
            return null;
        string name = channel![(start + 1)..];
        int end = name.IndexOf('@', StringComparison.Ordinal);
        end = end < 0 ? name.LastIndexOf('-') : end;
        return end > 0 ? name[..end] : name;
    }

    string? Internal(string? party) => party is { Length: > 0 } && party.Length <= options.InternalLength && party.All(char.IsAsciiDigit) ? party : null;

    string? Outer(string? endpoint) => endpoint is null || Internal(endpoint) is not null || options.IsOutside(endpoint) ? null : endpoint;

    static string? Join(string? extension, string? trunk) => extension is null ? trunk : trunk is null ? extension : $"{extension}, {trunk}";
}
