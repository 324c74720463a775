using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Senders;
using IdentDbBridge.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>Turns what was sent into words of the exchange, and keeps what cannot be turned.</summary>
sealed partial class IntakeWork(KeptBodies kept, AwaitedAnswers awaited, ILogger<IntakeWork> log)
{
    /// <summary>Takes one. Whoever sent it has been let in.</summary>
    /// <returns>What the sender wants to hear, and what became of it.</returns>
    /// <exception cref="IdentDbException">It could neither be written nor queued.</exception>
    public async Task<(SenderAnswer Answer, IntakeResult Result)> TakeAsync(Clinic clinic, SentRequest request, string query, CancellationToken cancellationToken)
    {
        SenderAnswer answer = SenderAnswer.Ignored;
        string? problem = null;
        Word[] words = [];
        try
        {
            answer = request.Source.Sender.Read(request);
            words = [.. answer.Words.Where(w => !Forgotten.Has(clinic, w, request.ReceivedAt))];
            foreach (Word word in words)
                problem = await WriteAsync(clinic, word, cancellationToken) ?? problem;
        }
        catch (Exception e) when (e is UnusableException or ValidationException)
        {
            problem = e.Message;
        }

        request.Note.Given = problem is null ? words.Length + answer.AskFor.Count : 0;
        (request.Note.IsUnusable, request.Note.LeftOut, request.Note.Reason) = (problem is not null, problem is null ? 0 : 1, problem);
        if (problem is not null)
            return (answer, await KeepAsync(clinic.Name, request.Source.Name, problem, new KeptBody(request.Source.Name, request.Rest, query, request.Body, request.ReceivedAt), cancellationToken));
        foreach (string askFor in answer.AskFor)
        {
            if (!await awaited.AddAsync(clinic.Name, request.Source, askFor, request.ReceivedAt, cancellationToken))
                return (answer, IntakeResult.Full);
        }

        return (answer, request.Note.Given == 0 ? IntakeResult.Ignored : IntakeResult.Accepted);
    }

    /// <summary>Keeps what could not even be read.</summary>
    /// <returns>Unusable or Full.</returns>
    public async Task<IntakeResult> KeepAsync(string clinic, string source, string problem, KeptBody body, CancellationToken cancellationToken)
    {
        bool isKept = await kept.AddAsync(clinic, body with { Problem = problem }, cancellationToken);
        LogUnusable(clinic, source, problem, isKept);
        return isKept ? IntakeResult.Unusable : IntakeResult.Full;
    }

    /// <summary>Tries again what was kept, with the settings of now.</summary>
    /// <param name="clinic">Of this clinic.</param>
    /// <param name="only">The name of one; null for all.</param>
    /// <param name="cancellationToken">Stops between two.</param>
    /// <returns>How many could be used.</returns>
    public async Task<int> RetryAsync(Clinic clinic, string? only, CancellationToken cancellationToken)
    {
        int used = 0;
        await foreach ((string name, KeptBody body) in kept.ReadAsync(clinic.Name, cancellationToken))
        {
            if (only is not null && Path.GetFileName(name) != only)
                continue;
            if (clinic.Settings.Sources.TryGetValue(body.Source, out SourceSettings? source)
                && SentFields.Read(body.Query, body.Body) is { } fields
                && (body.AskFor is null ? await RetryAsync(clinic, Request(clinic, source, body, fields), cancellationToken) : source.Api is not null && await awaited.AddAsync(clinic.Name, body, cancellationToken)))
            {
                kept.Remove(clinic.Name, name);
                LogUsed(clinic.Name, source.Name);
                used++;
            }
        }

        return used;
    }

    static SentRequest Request(Clinic clinic, SourceSettings source, KeptBody body, SentFields fields) => new()
    {
        Source = source,
        Rest = body.Rest,
        Fields = fields,
        Body = body.Body,
        Headers = new HeaderDictionary(),
        ReceivedAt = body.ReceivedAt,
        Clock = clinic.Clock,
        Phones = clinic.Settings.Exchange.Phones,
    };

    static async Task<bool> RetryAsync(Clinic clinic, SentRequest request, CancellationToken cancellationToken)
    {
        try
        {
            foreach (Word word in request.Source.Sender.Read(request).Words)
            {
                if (await WriteAsync(clinic, word, cancellationToken) is not null)
                    return false;
            }

            return true;
        }
        catch (Exception e) when (e is UnusableException or IdentDbException)
        {
            return false;
        }
    }

    /// <summary>Null when it is on its way, else why it never will be.</summary>
    public static async Task<string?> WriteAsync(Clinic clinic, Word word, CancellationToken cancellationToken)
    {
        try
        {
            await word.WriteAsync(clinic.Exchange, cancellationToken);
            return null;
        }
        catch (ValidationException e)
        {
            return e.Message;
        }
        catch (ArgumentException)
        {
            return T($"the address of the recording is none, or too long");
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Clinic}: {Source} has sent what cannot be used (kept for seven days: {IsKept}). {Problem}")]
    partial void LogUnusable(string clinic, string source, string problem, bool isKept);

    [LoggerMessage(LogLevel.Information, "{Clinic}: what {Source} had sent could be used now.")]
    partial void LogUsed(string clinic, string source);
}
