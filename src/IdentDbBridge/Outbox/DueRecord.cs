using System.Text.Json;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Outbox;

/// <summary>A record whose turn has come.</summary>
/// <param name="Record">As it lies in the file.</param>
/// <param name="Write">What it asks for; null when it is not understood.</param>
sealed record DueRecord(OutboxRecord Record, ExchangeWrite? Write)
{
    /// <summary>Whether a later version of this program wrote it: it waits for that one.</summary>
    public bool IsOfLaterVersion => Record.Version > OutboxJson.Version;

    public static DueRecord Read(OutboxRecord record)
    {
        if (record.Version > OutboxJson.Version)
            return new DueRecord(record, null);
        try
        {
            return new DueRecord(record, OutboxJson.Read(record.Body));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return new DueRecord(record, null);
        }
    }
}
