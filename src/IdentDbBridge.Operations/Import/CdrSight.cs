using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>What the records of an Asterisk hold, by context, channels and length of number, and which options would take the rest.</summary>
sealed class CdrSight(CdrOptions options, OwnLines lines)
{
    // A file has some dozens; one that is damaged may have one in every line.
    const int MostKinds = 200;
    const int MostAdvice = 50;
    const int LongestName = 40;

    // A phone number, for all we know.
    const int MostDigits = 5;

    readonly record struct Kind(string Context, string From, string To, int FromDigits, int ToDigits, string Result, bool IsRejected);

    readonly Dictionary<Kind, (long Calls, long Lines)> _kinds = [];
    readonly HashSet<Remedy> _advised = [];
    readonly Dictionary<Remedy, (string Why, long Calls)> _advice = [];

    public ImportSight Result => new(
        [("context", T($"Context")), ("fromChannel", T($"From channel")), ("toChannel", T($"To channel")), ("digits", T($"Digits"))],
        [.. _kinds.OrderByDescending(k => k.Value.Calls).Select(k => new SeenKind([k.Key.Context, k.Key.From, k.Key.To, Digits(k.Key)], k.Key.Result, k.Key.IsRejected, k.Value.Calls, k.Value.Lines))],
        [.. _advice.OrderByDescending(a => a.Value.Calls).Select(a => new ImportAdvice(a.Key, a.Value.Why, a.Value.Calls))]);

    public void Saw(CdrCall call, Candidate<LedgerCall> candidate)
    {
        Count(call.Lead.Parties, call.From, call.To, candidate.Record is null ? Words(candidate.Problems[0]) : call.Direction == CallDirection.In ? "in" : "out", candidate.Record is null, call.Legs);
        _advised.Clear();
        foreach (RuleProblem problem in candidate.Problems)
            Advise(call, problem);
    }

    /// <summary>A line that became no part of a call.</summary>
    public void Saw(CdrLeg leg, RuleProblem problem)
    {
        Count(leg.Parties, leg.Parties.From, leg.Parties.To, Words(problem), true, 1);
        _advised.Clear();
        if (problem.Remedy?.Name == nameof(ImportSettings.DayFirst))
        {
            Advise(nameof(ImportSettings.DayFirst), bool.TrueString, T($"if 02/03/2026 is the second of March"));
            Advise(nameof(ImportSettings.DayFirst), bool.FalseString, T($"if 02/03/2026 is the third of February"));
        }
    }

    void Count(CdrParties parties, string from, string to, string result, bool isRejected, int legs)
    {
        Kind kind = new(Shown(parties.Context), Shown(parties.Caller), Shown(parties.Callee), PhoneScan.CountDigits(from), PhoneScan.CountDigits(to), result, isRejected);
        if (_kinds.Count >= MostKinds && !_kinds.ContainsKey(kind))
            kind = new Kind("…", "…", "…", 0, 0, isRejected ? T($"rejected") : result, isRejected);
        (long calls, long all) = _kinds.GetValueOrDefault(kind);
        _kinds[kind] = (calls + 1, all + legs);
    }

    void Advise(CdrCall call, RuleProblem problem)
    {
        CdrParties parties = call.Lead.Parties;
        bool isClinics = (problem.Field == "PhoneTo") == (call.Direction == CallDirection.In);
        if (problem.Rule == ImportRules.OutsidePrefix)
            AdvisePrefix(problem.Field == "PhoneTo" ? call.To : call.From, problem.Field == "PhoneTo");
        else if (problem.Rule == RuleNames.Direction)
            AdviseSides(parties);
        else if (problem.Field is "PhoneTo" or "PhoneFrom")
            AdvisePhone(problem.Field == "PhoneTo" ? call.To : call.From, isClinics, parties.Context, call.Direction == CallDirection.In ? parties.Caller : parties.Callee);
    }

    void AdvisePrefix(string number, bool isDialled)
    {
        if (OutsidePrefix.Suspect(number, isDialled, options.Phones) is not { } digit)
            return;
        Advise(nameof(CdrOptions.OutsidePrefix), digit.ToString(), T($"if {digit} is dialled for an outside line"));
        Advise(nameof(CdrOptions.OutsidePrefix), "", T($"if nothing is dialled for an outside line, and these are numbers of other countries"));
    }

    void AdviseSides(CdrParties parties)
    {
        foreach (CdrPeer peer in new[] { parties.Caller, parties.Callee })
        {
            if (IsShown(peer.Name) && !peer.IsLocal && !peer.IsPhone(options.InternalLength))
                Advise(nameof(CdrOptions.Trunks), peer.Name, T($"if the channel {peer.Name} is a line to the outside"));
        }

        if (!IsShown(parties.Context))
            return;
        Advise(nameof(CdrOptions.InContexts), parties.Context, T($"if the calls of the context {parties.Context} come from outside"));
        Advise(nameof(CdrOptions.OutContexts), parties.Context, T($"if the calls of the context {parties.Context} go to the outside"));
    }

    void AdvisePhone(string number, bool isClinics, string context, CdrPeer trunk)
    {
        PhoneProblem problem = PhoneNumber.Parse(number, options.Phones).Problem;
        int digits = PhoneScan.CountDigits(number);
        if (problem == PhoneProblem.NoAreaCode && options.Phones.AreaCode is null)
            Advise(nameof(PhoneOptions.AreaCode), "CODE", T($"numbers of {digits} digits are those of a city: CODE is its area code, such as 812"));
        else if (!isClinics && problem == PhoneProblem.NoCountry && digits == "80291234567".Length && number.StartsWith("80", StringComparison.Ordinal))
            Advise(nameof(PhoneOptions.DefaultCountry), "375", T($"if the clinic is in Belarus, where 8 0 is dialled before an area"));
        else if (isClinics && problem is not PhoneProblem.NoCountry)
            AdviseLine(context, trunk);
    }

    void AdviseLine(string context, CdrPeer trunk)
    {
        bool byTrunk = !trunk.IsLocal && (IsShown(trunk.Name) || lines.Knows(trunk)) && trunk.Extension(options.InternalLength) is null;
        string place = byTrunk ? trunk.Name : IsShown(context) ? context : "";
        string number = PhoneNumber.Parse(trunk.Number, options.Phones).E164 is { } own && byTrunk ? own : $"+{options.Phones.DefaultCountry}NUMBER";
        Advise(nameof(CdrOptions.Lines), place.Length == 0 ? number : $"{place}={number}", place.Length == 0 ? T($"the clinic's own number, where the record has none") : T($"the clinic's own number for {place}, where the record has none"));
    }

    void Advise(string property, string value, string why)
    {
        var option = Remedy.Option(property, value);
        // Once for each call: both of its numbers can want the same.
        if (_advised.Add(option) && (_advice.Count < MostAdvice || _advice.ContainsKey(option)))
            _advice[option] = (why, _advice.GetValueOrDefault(option).Calls + 1);
    }

    string Shown(CdrPeer peer)
    {
        if (peer.IsNone)
            return "";
        if (peer.IsLocal)
            return "Local";
        return peer.IsPhone(options.InternalLength) ? T($"a phone") : lines.Knows(peer) ? peer.Name : Shown(peer.Name);
    }

    static string Shown(string name) => name.Length == 0 ? "" : IsShown(name) ? name : "…";

    /// <summary>Names only: where columns are shifted, or a channel bears the number of a client, it is no name.</summary>
    static bool IsShown(string name)
    {
        int digits = 0;
        foreach (char c in name)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits > MostDigits || !(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/'))
                return false;
        }

        return name.Length is > 0 and <= LongestName;
    }

    static string Words(RuleProblem problem) => $"{problem.Field}: {problem.ValueClass}";

    static string Digits(Kind kind) => string.Create(CultureInfo.InvariantCulture, $"{kind.FromDigits} → {kind.ToDigits}");
}
