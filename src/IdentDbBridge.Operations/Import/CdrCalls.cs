using IdentDbBridge.Calls;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>
/// Puts the legs of a call together (ring group, queue, transfer). Legs stand near each other in the records, since Asterisk writes them when a
/// channel ends: the last calls are held back for theirs. A leg that comes later finds its call in the database.
/// </summary>
/// <param name="clinic">The zone of the tables.</param>
sealed class CdrCalls(CdrLegs legs, CdrOptions options, ClinicTime clinic) : IRecordMap<LedgerCall>
{
    const int Held = 1000;

    // Of one call; a file where every line has the same id must not fill the memory.
    const int MostLegs = 1000;

    readonly Dictionary<string, List<CdrLeg>> _calls = new(StringComparer.Ordinal);
    readonly Queue<string> _order = new();

    public IEnumerable<Candidate<LedgerCall>> Take(ImportRow row)
    {
        (CdrLeg? leg, var problems) = legs.Read(row);
        if (leg is null)
            return [Candidate<LedgerCall>.Rejected([row.Line], problems)];
        if (leg.Id is null)
            return [Call([leg])];
        if (!_calls.TryGetValue(leg.Id, out List<CdrLeg>? call))
        {
            _calls[leg.Id] = call = [];
            _order.Enqueue(leg.Id);
        }

        call.Add(leg);
        return call.Count == MostLegs ? End() : _order.Count > Held ? [Oldest()] : [];
    }

    public IEnumerable<Candidate<LedgerCall>> End()
    {
        while (_order.Count > 0)
            yield return Oldest();
    }

    Candidate<LedgerCall> Oldest()
    {
        _calls.Remove(_order.Dequeue(), out List<CdrLeg>? call);
        return Call(call!);
    }

    Candidate<LedgerCall> Call(List<CdrLeg> all)
    {
        if (all.Count == 1)
            return Call([all[0].Line], all, all[0].Sides.Problem);
        List<CdrLeg> outer = [.. all.Where(l => l.Sides.Direction is not null).OrderBy(l => l.Start)];
        return Call([.. all.Select(l => l.Line)], outer, outer.Count == 0 ? all[0].Sides.Problem : null);
    }

    Candidate<LedgerCall> Call(IReadOnlyList<long> lines, List<CdrLeg> outer, RuleProblem? problem) => problem is null
        ? Candidate<LedgerCall>.From(lines, CallRules.Check(Join(outer), options.Phones))
        : Candidate<LedgerCall>.Rejected(lines, problem);

    /// <summary>Begins with the first leg; the longest talk of any leg is the call's.</summary>
    LedgerCall Join(List<CdrLeg> outer)
    {
        CdrLeg first = outer[0];
        CdrLeg? talk = Talk(outer);
        return new LedgerCall(
            new CompletedCall
            {
                // Null goes by the key of the row.
                CallId = first.Id!,
                StartedAt = first.Start,
                AnsweredAt = talk?.Answer,
                EndedAt = talk?.End ?? outer.Max(l => l.End),
                Direction = first.Sides.Direction!.Value,
                PhoneFrom = first.Sides.From,
                PhoneTo = first.Sides.To,
                LineDescription = (talk ?? first).Sides.Description,
            },
            clinic);
    }

    /// <summary>Null when nobody picked up.</summary>
    static CdrLeg? Talk(List<CdrLeg> outer)
    {
        if (outer.Count > 1)
            return outer.Where(l => l.Answer is not null).MaxBy(l => l.Talk);
        return outer[0].Answer is null ? null : outer[0];
    }
}
