using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>
/// Asks Zadarma for the address of a recording. Source: zadarma.com/en/support/api (authorization, pbx/record/request). The header has the API key and the signature of the path, the parameters and
/// their MD5; an address lives for 60 days at the most.
/// </summary>
/// <param name="http">Follows no redirect: the signature is for one address.</param>
sealed class ZadarmaApi(HttpClient http)
{
    const string Path = "/v1/pbx/record/request/";
    const int LongestLife = 5_184_000;

    /// <summary>Null where there is none, or not yet.</summary>
    /// <exception cref="HttpRequestException">It does not answer, or lets nobody in.</exception>
    /// <exception cref="JsonException">It answers with something else.</exception>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "Zadarma signs so.")]
    public async Task<string?> FindAsync(SourceSettings source, string record, CancellationToken cancellationToken)
    {
        string parameters = $"call_id={Uri.EscapeDataString(record)}&lifetime={LongestLife}";
        string digest = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(parameters)));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(source.Api!, $"{Path}?{parameters}"));
        request.Headers.TryAddWithoutValidation("Authorization", $"{source.Token!.Reveal()}:{Zadarma.Sign(source, Path + parameters + digest)}");
        using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken);
        // What it does not know yet, it calls a mistake of who asks.
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound))
            throw new HttpRequestException(HttpRequestError.InvalidResponse, null, null, answer.StatusCode);
        using JsonDocument document = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("link", out JsonElement link) && link.ValueKind == JsonValueKind.String ? link.GetString() : null;
    }
}
