using IdentDbBridge.Phones;

namespace IdentDbBridge.Import;

/// <summary>The clinic's own numbers: those that the user told, and the trunks that bore the number that was dialled.</summary>
sealed class OwnLines(CdrOptions options)
{
    // A clinic has a handful; a damaged file may have one in every line.
    const int Most = 1000;
    const int LongestLocal = 7;

    readonly HashSet<string> _trunks = new(StringComparer.Ordinal);

    public void See(CdrParties leg)
    {
        if (leg.IsOnOwnLine && leg.Caller.Number.Length > options.InternalLength && _trunks.Count < Most)
            _trunks.Add(leg.Caller.Name);
    }

    public bool Knows(CdrPeer trunk) => _trunks.Contains(trunk.Name);

    /// <summary>A number of the city that a told one of the clinic ends with: the whole one.</summary>
    public string Whole(string dialled)
    {
        if (options.Phones.AreaCode is null && dialled.Length <= LongestLocal)
            return options.Lines.Values.FirstOrDefault(l => l.EndsWith(dialled, StringComparison.Ordinal)) ?? dialled;
        return dialled;
    }

    /// <summary>The clinic's number for a context or a trunk; null when there is none.</summary>
    public string? Find(string context, CdrPeer trunk) =>
        options.Line(context, trunk.Name) ?? (Knows(trunk) ? PhoneNumber.Parse(trunk.Number, options.Phones).E164 : null);
}
