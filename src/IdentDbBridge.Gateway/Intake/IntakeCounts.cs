using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>What became of what was sent: every request is counted once.</summary>
sealed class IntakeCounts(IMeterFactory meters)
{
    /// <summary>Of the meter.</summary>
    public const string MeterName = "IdentDbBridge.Gateway";

    /// <summary>Of the counter.</summary>
    public const string Name = "identdb.gateway.intake";

    readonly Counter<long> _requests = meters.Create(MeterName).CreateCounter<long>(Name, null, T($"Requests of sites and phone systems."));

    /// <param name="clinic">Of the request.</param>
    /// <param name="source">Likewise.</param>
    /// <param name="result">Of the request.</param>
    public void Add(string clinic, string source, IntakeResult result) =>
        _requests.Add(1, new TagList { { "clinic", clinic }, { "source", source }, { "result", result.ToString().ToLowerInvariant() } });
}
