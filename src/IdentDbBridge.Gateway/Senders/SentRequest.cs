using System.Security.Cryptography;
using System.Text;
using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Phones;
using Microsoft.AspNetCore.Http;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>What a sender has sent.</summary>
sealed record SentRequest
{
    /// <summary>Who is meant to send it.</summary>
    public required SourceSettings Source { get; init; }

    /// <summary>What stands behind the source in the address, without slashes at its ends and without the secret.</summary>
    public required string Rest { get; init; }

    public required SentFields Fields { get; init; }

    public required string Body { get; init; }

    /// <summary>Empty when it is worked on once more.</summary>
    public required IHeaderDictionary Headers { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The clinic's.</summary>
    public required ClinicTime Clock { get; init; }

    public required PhoneOptions Phones { get; init; }

    /// <summary>Told what comes of it, for the history.</summary>
    public RunNote Note { get; init; } = new();

    /// <summary>An id that no other source of the clinic gives.</summary>
    public string Id(string own) => Source.Id(own);

    /// <summary>An id for senders that give none: the same for the same content on one day.</summary>
    public string ContentId() => Id($"{Clock.ToLocal(ReceivedAt):yyyyMMdd}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Fields.All.Select(f => $"{f.Key}\u001e{f.Value}")))))[..32]}");
}
