using IdentDbBridge.Calls;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>A call as all of its legs tell it together.</summary>
sealed class CdrCall
{
    readonly List<CdrLeg> _legs;
    readonly CdrOptions _options;

    // Whether any leg got as far as somebody's channel.
    readonly bool _reached;

    /// <param name="legs">One or more, all of them readable; taken over.</param>
    public CdrCall(List<CdrLeg> legs, CdrOptions options, OwnLines lines)
    {
        (_legs, _options) = (legs, options);
        legs.Sort(Order);
        CdrLeg? best = Best();
        Direction = best?.Parties.Direction;
        Lead = legs.Find(l => Direction is null || (Direction == CallDirection.In ? l.Parties.FromOutside : l.Parties.ToOutside)) ?? best!;
        _reached = legs.Exists(l => l.Parties.IsOuter && !l.Parties.Callee.IsNone);
        Answered = FirstAnswer(l => Agrees(l)) ?? FirstAnswer(l => l.Parties.IsOuter);
        (From, To) = Direction switch
        {
            CallDirection.In => (CdrParties.IsHidden(Lead.Parties.From) ? "" : Lead.Parties.From, Called(lines)),
            CallDirection.Out => (Caller(lines), Lead.Parties.To),
            _ => (Lead.Parties.From, Lead.Parties.To),
        };
        Problem = FindProblem();
    }

    public int Legs => _legs.Count;

    /// <summary>The leg that the numbers are of: the caller's own, where that knows the side outside.</summary>
    public CdrLeg Lead { get; }

    /// <summary>Null when no leg knows.</summary>
    public CallDirection? Direction { get; }

    /// <summary>The caller, as the record has it; empty for a hidden one.</summary>
    public string From { get; }

    /// <summary>The callee, as the record has it.</summary>
    public string To { get; }

    /// <summary>Why it is none for the tables, before its numbers are looked at; null when it is one.</summary>
    public RuleProblem? Problem { get; }

    /// <summary>The leg that was picked up first; null when nobody did.</summary>
    CdrLeg? Answered { get; }

    public LedgerCall ToRecord(ClinicTime clinic)
    {
        DateTimeOffset start = Lead.Start, end = DateTimeOffset.MinValue;
        foreach (CdrLeg leg in _legs)
        {
            if (!leg.Parties.IsOuter)
                continue;
            start = leg.Start < start && Agrees(leg) ? leg.Start : start;
            end = leg.End > end && (Answered is null || IsAnswer(leg)) ? leg.End : end;
        }

        return new LedgerCall(
            new CompletedCall
            {
                // Null goes by the key of the row.
                CallId = Lead.Id!,
                StartedAt = start,
                AnsweredAt = Answered?.Answer,
                EndedAt = end,
                Direction = Direction!.Value,
                PhoneFrom = From,
                PhoneTo = To,
                LineDescription = Description(Longest() ?? Lead),
            },
            clinic);
    }

    /// <summary>The caller's channel first, then by time; ties by what is the same in any order of lines, the PBX's channels to itself last.</summary>
    static int Order(CdrLeg one, CdrLeg other)
    {
        CdrParties a = one.Parties, b = other.Parties;
        return FirstOf(
            other.IsCallers.CompareTo(one.IsCallers),
            one.Start.CompareTo(other.Start),
            one.End.CompareTo(other.End),
            string.CompareOrdinal(a.Callee.Name, b.Callee.Name),
            a.Caller.IsLocal.CompareTo(b.Caller.IsLocal),
            string.CompareOrdinal(a.Caller.Name, b.Caller.Name),
            string.CompareOrdinal(a.From, b.From),
            string.CompareOrdinal(a.To, b.To),
            string.CompareOrdinal(a.Context, b.Context));
    }

    static int FirstOf(params ReadOnlySpan<int> orders)
    {
        foreach (int order in orders)
        {
            if (order != 0)
                return order;
        }

        return 0;
    }

    /// <summary>The first of those that know best, the caller's own before the others, unless it guesses; null when none knows.</summary>
    CdrLeg? Best()
    {
        CdrLeg? best = null;
        foreach (CdrLeg leg in _legs)
        {
            if (!leg.IsCallers && best is { IsCallers: true, Parties.Evidence: > CdrEvidence.Guessed })
                break;
            if (leg.Parties.Evidence > (best?.Parties.Evidence ?? CdrEvidence.None))
                best = leg;
        }

        return best;
    }

    bool Agrees(CdrLeg leg) => leg == Lead || leg.Parties.Direction == Direction;

    /// <summary>A dial plan that hangs up after ringing leaves a leg "answered" for no time by nobody.</summary>
    bool IsAnswer(CdrLeg leg) => leg.Answer is not null && (leg.Talk > TimeSpan.Zero || !leg.Parties.Callee.IsNone || !_reached);

    CdrLeg? FirstAnswer(Predicate<CdrLeg> among)
    {
        CdrLeg? first = null;
        foreach (CdrLeg leg in _legs)
        {
            if (among(leg) && IsAnswer(leg) && (first is null || leg.Answer < first.Answer))
                first = leg;
        }

        return first;
    }

    /// <summary>The leg of the call that was talked on for longest; null when nobody picked up.</summary>
    CdrLeg? Longest()
    {
        CdrLeg? longest = null;
        foreach (CdrLeg leg in _legs)
        {
            if (Agrees(leg) && IsAnswer(leg) && (longest is null || leg.Talk > longest.Talk))
                longest = leg;
        }

        return longest;
    }

    string Called(OwnLines lines)
    {
        CdrParties lead = Lead.Parties;
        return lead.Did ?? _legs.Find(l => l.Parties.Did is not null)?.Parties.Did ?? (lead.ToOutside ? lines.Whole(lead.To) : lines.Find(lead.Context, lead.Caller) ?? lead.To);
    }

    /// <summary>The clinic's number that the call went out by: of the leg that was talked on, else of the trunk that was tried last.</summary>
    string Caller(OwnLines lines)
    {
        string? number = Longest() is { } talk ? Shown(talk.Parties, lines) : null;
        for (int i = _legs.Count - 1; number is null && i >= 0; i--)
            number = Agrees(_legs[i]) ? Shown(_legs[i].Parties, lines) : null;
        return number ?? Lead.Parties.From;
    }

    static string? Shown(CdrParties leg, OwnLines lines) =>
        leg.ShownAs ?? (leg.FromOutside && !CdrParties.IsHidden(leg.From) ? lines.Whole(leg.From) : lines.Find(leg.Context, leg.Callee));

    RuleProblem? FindProblem()
    {
        if (Lead.Id is not null && _legs.TrueForAll(l => !l.IsCallers && l.Parties.Caller.IsLocal))
            return new RuleProblem(ImportRules.Line, ImportRules.Leg, T($"the line of the caller's own channel is missing"));
        if (Direction is null)
        {
            return _legs.Exists(l => l.Parties.IsOuter)
                ? new RuleProblem("Direction", RuleNames.Direction, T($"both sides have complete numbers"))
                : new RuleProblem(ImportRules.Line, ImportRules.Internal, T($"both sides are internal"));
        }

        bool comesIn = Direction == CallDirection.In;
        return _options.OutsidePrefix is null && OutsidePrefix.Suspect(comesIn ? From : To, isDialled: !comesIn, _options.Phones) is not null
            ? new RuleProblem(comesIn ? "PhoneFrom" : "PhoneTo", ImportRules.OutsidePrefix, T($"outside prefix? Without its first digit it is a number of the clinic's country"))
            : null;
    }

    string? Description(CdrLeg leg)
    {
        CdrParties p = leg.Parties;
        (CdrPeer phone, string party, CdrPeer trunk) = Direction == CallDirection.In ? (p.Callee, p.To, p.Caller) : (p.Caller, p.From, p.Callee);
        int length = _options.InternalLength;
        string? extension = Direction == CallDirection.In
            ? phone.Extension(length) ?? CdrPeer.Extension(party, length)
            : CdrPeer.Extension(party, length) ?? phone.Extension(length);
        string? line = trunk.IsNone || trunk.IsLocal || trunk.Extension(length) is not null || _options.IsOutside(trunk.Name) ? null : trunk.Name;
        return extension is null ? line : line is null ? extension : $"{extension}, {line}";
    }
}
