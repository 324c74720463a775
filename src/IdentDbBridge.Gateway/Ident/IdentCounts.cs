using System.Diagnostics;
using System.Diagnostics.Metrics;
using IdentDbBridge.Gateway.Intake;

namespace IdentDbBridge.Gateway.Ident;

/// <summary>What became of what IDENT has asked.</summary>
sealed class IdentCounts
{
    readonly Counter<long> _requests;
    readonly Counter<long> _rows;

    public IdentCounts(IMeterFactory meters)
    {
        Meter meter = meters.Create(IntakeCounts.MeterName);
        _requests = meter.CreateCounter<long>("identdb.gateway.ident", null, T($"Requests of IDENT."));
        _rows = meter.CreateCounter<long>("identdb.gateway.ident.rows", null, T($"Rows that IDENT was given, and those that were left out since it could not use them."));
    }

    /// <param name="clinic">Of the request.</param>
    /// <param name="method">Likewise.</param>
    /// <param name="result">answered, refused (its key or what it asked was wrong) or failed.</param>
    public void Request(string clinic, string method, string result) => _requests.Add(1, new TagList { { "clinic", clinic }, { "method", method }, { "result", result } });

    public void Rows(string clinic, string method, RowsGiven given)
    {
        _rows.Add(given.Rows, new TagList { { "clinic", clinic }, { "method", method }, { "result", "given" } });
        _rows.Add(given.LeftOut.Values.Sum(), new TagList { { "clinic", clinic }, { "method", method }, { "result", "left-out" } });
    }
}
