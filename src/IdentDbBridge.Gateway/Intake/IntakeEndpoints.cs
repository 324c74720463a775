using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Threading.RateLimiting;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Gateway.Senders;
using IdentDbBridge.Gateway.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>Where sites and phone systems send to: <c>/in/CLINIC/SOURCE</c>, and below it what a kind of sender adds.</summary>
sealed class IntakeEndpoints(ClinicDirectory clinics, IntakeWork work, IntakeCounts counts, TimeProvider time)
{
    const string Policy = "intake";

    static readonly string[] SecretHeaders = ["X-Secret", "X-Tilda-Secret", "X-Api-Key", "Authorization"];
    static readonly string[] SecretFields = ["secret", "token"];

    /// <summary>Each source by itself: one gone wild keeps no other out.</summary>
    public static void Limit(RateLimiterOptions limiter, ClinicDirectory clinics)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Policy, http =>
        {
            (Clinic? clinic, SourceSettings? source) = Find(clinics, http);
            if (source is null)
                return RateLimitPartition.GetNoLimiter("");
            int tokens = source.PerMinute;
            return RateLimitPartition.GetTokenBucketLimiter($"{clinic!.Name}/{source.Name}/{tokens}", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = tokens,
                TokensPerPeriod = (tokens + 59) / 60,
                ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60 / tokens)),
                QueueLimit = 0,
            });
        });
    }

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/in/{clinic}/{source}/{**rest}", [HttpMethods.Get, HttpMethods.Post], TakeAsync).WithMetadata(new BodyLimit(SettingsNode.Largest), new TaskName(TaskName.Intake)).RequireRateLimiting(Policy);

    async Task TakeAsync(HttpContext http)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (Find(clinics, http) is not ({ } clinic, { } source))
            throw RefusedException.NotFound();
        IntakeResult result = IntakeResult.Failed;
        try
        {
            if (http.Request.Headers.Sum(h => h.Key.Length + h.Value.Sum(v => v?.Length ?? 0)) > source.HeaderBytes)
                throw new RefusedException(StatusCodes.Status431RequestHeaderFieldsTooLarge, T($"The headers are longer than is taken."));
            string body = await BodyAsync(http, source.BodyBytes), query = http.Request.QueryString.Value ?? "", rest = (http.Request.RouteValues["rest"] as string ?? "").Trim('/');
            SentFields? fields = SentFields.Read(query, body);
            result = IntakeResult.Refused;
            RunNote note = RunNote.Of(http);
            note.Asked = fields?.Words();
            rest = LetIn(source, rest, http.Request.Headers, fields);
            if (fields is null)
            {
                result = await work.KeepAsync(clinic.Name, source.Name, T($"neither JSON nor a form"), new KeptBody(source.Name, rest, query, body, now), CancellationToken.None);
                throw result == IntakeResult.Full ? TooMuch() : new RefusedException(StatusCodes.Status400BadRequest, T($"What was sent is neither JSON nor a form."));
            }

            var request = new SentRequest { Source = source, Rest = rest, Fields = fields, Body = body, Headers = http.Request.Headers, ReceivedAt = now, Clock = clinic.Clock, Phones = clinic.Settings.Exchange.Phones, Note = note };
            if (!source.Sender.IsSigned(request))
                throw new RefusedException(StatusCodes.Status401Unauthorized, T($"The signature is missing or wrong."));
            result = IntakeResult.Failed;
            // Whoever sent it may go: it is to be taken once it has been read.
            (SenderAnswer answer, result) = await work.TakeAsync(clinic, request, query, CancellationToken.None);
            if (result == IntakeResult.Full)
                throw TooMuch();
            http.Response.ContentType = answer.Type;
            await http.Response.WriteAsync(answer.Text);
        }
        finally
        {
            counts.Add(clinic.Name, source.Name, result);
        }
    }

    /// <summary>Not to be taken for taken.</summary>
    static RefusedException TooMuch() => new(StatusCodes.Status503ServiceUnavailable, T($"Too much that cannot be used is kept already. Send it again later."));

    /// <summary>Who knows the secret, wherever it stands: in the address, a header, the query or a field.</summary>
    /// <returns>What else stands in the address.</returns>
    static string LetIn(SourceSettings source, string rest, IHeaderDictionary headers, SentFields? fields)
    {
        if (source.Secret is not { } secret)
            return rest;
        int end = rest.IndexOf('/', StringComparison.Ordinal);
        if (secret.Matches(end < 0 ? rest : rest[..end]))
            return end < 0 ? "" : rest[(end + 1)..];
        bool isKnown = SecretHeaders.Any(name => headers.TryGetValue(name, out StringValues values) && values.Any(v => secret.Matches(v) || secret.Matches(v?.Split(' ', 2)[^1])))
            || SecretFields.Any(name => secret.Matches(fields?[name]));
        return isKnown ? rest : throw new RefusedException(StatusCodes.Status401Unauthorized, T($"The secret is missing or wrong."));
    }

    static Task<string> BodyAsync(HttpContext http, int largest) => RequestBody.ReadAsync(async () =>
    {
        // Who says, or sends, more than that is hung up on; what is packed may still unpack to more.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = largest;
        PipeReader body = http.Request.BodyReader;
        ReadResult read = await body.ReadAtLeastAsync(largest + 1, http.RequestAborted);
        byte[] bytes = read.Buffer.ToArray();
        // Without this the connection is cut, and the sender learns nothing.
        body.AdvanceTo(read.Buffer.End);
        if (bytes.Length > largest)
            throw RefusedException.TooLarge();
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    });

    static (Clinic? Clinic, SourceSettings? Source) Find(ClinicDirectory clinics, HttpContext http) =>
        clinics.Find(http.Request.RouteValues["clinic"] as string) is { } clinic && http.Request.RouteValues["source"] is string name && clinic.Settings.Sources.TryGetValue(name, out SourceSettings? source)
            ? (clinic, source)
            : (null, null);
}
