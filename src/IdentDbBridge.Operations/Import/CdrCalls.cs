using IdentDbBridge.Calls;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>
/// Puts the legs of a call together (ring group, queue, transfer), in whatever order they come. They stand near each other in the records, since Asterisk
/// writes them when a channel ends: as many legs are held back as a busy clinic has in a day. What comes later still is refused, since its call is done.
/// </summary>
sealed class CdrCalls : IRecordMap<LedgerCall>
{
    const int Held = 10_000;

    // Of one call; a file where every line has the same id must not fill the memory.
    const int MostLegs = 1000;

    readonly CdrLegs _legs;
    readonly CdrOptions _options;
    readonly ClinicTime _clinic;
    readonly OwnLines _lines;
    readonly CdrSight _sight;
    readonly Dictionary<string, List<CdrLeg>> _calls = new(StringComparer.Ordinal);
    readonly Queue<string> _order = new();
    readonly RecentIds _done = new();

    // Apart, since the rows of a table that have no time come first, and long before the others of their calls.
    readonly RecentIds _broken = new();
    int _held;

    /// <param name="legs">Reads the legs, by the same options.</param>
    /// <param name="options">What the records do not say.</param>
    /// <param name="clinic">The zone of the tables.</param>
    public CdrCalls(CdrLegs legs, CdrOptions options, ClinicTime clinic)
    {
        (_legs, _options, _clinic) = (legs, options, clinic);
        _lines = new OwnLines(options);
        _sight = new CdrSight(options, _lines);
    }

    public ImportSight Sight => _sight.Result;

    public IEnumerable<Candidate<LedgerCall>> Take(ImportRow row)
    {
        CdrLeg leg = _legs.Read(row);
        _lines.See(leg.Parties);
        if (leg.Id is null)
            return Judge([leg]);
        if (!_calls.TryGetValue(leg.Id, out List<CdrLeg>? call))
        {
            if (_broken.Contains(leg.Id))
                return [Broken(leg)];
            if (_done.Contains(leg.Id))
                return [Late(leg)];
            _calls[leg.Id] = call = [];
            _order.Enqueue(leg.Id);
        }

        call.Add(leg);
        return ++_held > Held || call.Count == MostLegs ? Oldest() : [];
    }

    public IEnumerable<Candidate<LedgerCall>> End()
    {
        while (_order.Count > 0)
        {
            foreach (Candidate<LedgerCall> candidate in Oldest())
                yield return candidate;
        }
    }

    List<Candidate<LedgerCall>> Oldest()
    {
        string id = _order.Dequeue();
        _calls.Remove(id, out List<CdrLeg>? call);
        _done.Add(id);
        _held -= call!.Count;
        return Judge(call);
    }

    List<Candidate<LedgerCall>> Judge(List<CdrLeg> all)
    {
        if (all.Exists(l => l.Problems is not null))
        {
            if (all[0].Id is { } id)
                _broken.Add(id);
            return [.. all.Select(Broken)];
        }

        long[] lines = [.. all.Select(l => l.Line)];
        CdrCall call = new(all, _options, _lines);
        Candidate<LedgerCall> candidate = call.Problem is { } problem
            ? Candidate<LedgerCall>.Rejected(lines, problem)
            : Candidate<LedgerCall>.From(lines, CallRules.Check(call.ToRecord(_clinic), _options.Phones));
        _sight.Saw(call, candidate);
        return [candidate];
    }

    /// <summary>Half a call would be a wrong one: one that cannot be read takes the others with it.</summary>
    Candidate<LedgerCall> Broken(CdrLeg leg)
    {
        IReadOnlyList<RuleProblem> problems = leg.Problems ?? [new RuleProblem(ImportRules.Line, ImportRules.Leg, T($"another line of the call cannot be read"))];
        _sight.Saw(leg, problems[0]);
        return Candidate<LedgerCall>.Rejected([leg.Line], problems);
    }

    Candidate<LedgerCall> Late(CdrLeg leg)
    {
        RuleProblem problem = new(ImportRules.Line, ImportRules.Leg, T($"too far behind the other lines of its call"));
        _sight.Saw(leg, problem);
        return Candidate<LedgerCall>.Rejected([leg.Line], problem);
    }
}
