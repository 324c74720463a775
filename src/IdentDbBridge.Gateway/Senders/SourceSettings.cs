using IdentDbBridge.Import;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>A site or phone system that sends to a clinic.</summary>
public sealed record SourceSettings
{
    /// <summary>Its name in addresses, and at the begin of the ids that it gives.</summary>
    public required string Name { get; init; }

    /// <summary>What it must know; null for a kind that signs.</summary>
    public Secret? Secret { get; init; }

    /// <summary>How many requests a minute it may send.</summary>
    public required int PerMinute { get; init; }

    /// <summary>How many bytes a body may have when it is unpacked.</summary>
    internal int BodyBytes { get; init; }

    /// <summary>How many characters the names and values of its headers may have together.</summary>
    internal int HeaderBytes { get; init; }

    /// <summary>How it speaks.</summary>
    internal Sender Sender { get; init; } = null!;

    /// <summary>The key that the kind signs with, or sends.</summary>
    internal string? Key { get; init; }

    /// <summary>The address of its API, which is asked for what notices do not tell; null where it is not asked.</summary>
    internal Uri? Api { get; init; }

    /// <summary>What the API wants to be told then.</summary>
    internal Secret? Token { get; init; }

    /// <summary>Mango's salt.</summary>
    internal string? Salt { get; init; }

    /// <summary>The clinic's number, in E.164, for calls that do not say it.</summary>
    internal string? Line { get; init; }

    /// <summary>The phone system's zone; null for the clinic's.</summary>
    internal ClinicTime? Zone { get; init; }

    /// <summary>What its fields are called; null for phone systems.</summary>
    internal FormTickets? Forms { get; init; }

    /// <summary>An id that no other source of the clinic gives.</summary>
    internal string Id(string own) => $"{Name}-{own}";

    /// <summary>The name only: the rest holds secrets.</summary>
    public override string ToString() => Name;
}
