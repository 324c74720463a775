namespace IdentDbBridge.Gateway.Senders;

/// <summary>A kind of site builder, CRM or phone system, and how it speaks. One for all sources of the kind.</summary>
/// <param name="type">How the file of settings calls it.</param>
abstract class Sender(string type)
{
    public string Type => type;

    /// <summary>Properties of a source of this kind, beside <c>type</c> and <c>secret</c>.</summary>
    public virtual IReadOnlyList<string> Properties => [];

    /// <summary>Those of them that must be there. A kind that signs needs no secret.</summary>
    public virtual IReadOnlyList<string> Needed => ["secret"];

    /// <summary>Whether what was sent bears the signature or token that this kind has of its own.</summary>
    public virtual bool IsSigned(SentRequest request) => true;

    /// <summary>What was sent, in our words.</summary>
    /// <exception cref="UnusableException">It cannot be used.</exception>
    /// <exception cref="IdentDbBridge.Rules.ValidationException">It breaks a rule.</exception>
    public abstract SenderAnswer Read(SentRequest request);

    /// <summary>How what its API is asked for is called in a list; null for a kind whose API is asked for nothing.</summary>
    public virtual string? AsksFor => null;

    /// <summary>Asks the API of a source for what a notice named.</summary>
    /// <param name="http">Follows no redirect: tokens are for one address.</param>
    /// <param name="source">With an address and a token of its API.</param>
    /// <param name="askFor">What the notice named.</param>
    /// <param name="noticed">When it came.</param>
    /// <param name="now">The present time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">It does not answer, or with an error.</exception>
    /// <exception cref="System.Text.Json.JsonException">It answers with something else.</exception>
    /// <exception cref="IdentDbBridge.Rules.ValidationException">What it tells breaks a rule.</exception>
    public virtual Task<Fetched> FetchAsync(HttpClient http, SourceSettings source, string askFor, DateTimeOffset noticed, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A ticket or a call that ends, as this kind sends it; null where it cannot be told when it happened.</summary>
    public virtual SentProbe? Probe(SourceSettings source, ProbeMark mark) => null;
}
