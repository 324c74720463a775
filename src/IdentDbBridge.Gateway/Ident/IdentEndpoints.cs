using System.Text.Json;
using IdentDbBridge.Calls;
using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Gateway.Http;
using IdentDbBridge.Gateway.Settings;
using IdentDbBridge.Rules;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.Gateway.Ident;

/// <summary>IDENT's HTTP option («собственный сервис»). What is known of it: docs/decisions/0016.</summary>
sealed partial class IdentEndpoints(ClinicDirectory clinics, IdentCounts counts, ILogger<IdentEndpoints> log)
{
    /// <summary>The header with the access key.</summary>
    public const string KeyHeader = "IDENT-Integration-Key";

    const string GetTickets = "GetTickets";
    const string GetFinishedCalls = "GetFinishedCalls";
    const string GetOngoingCalls = "GetOngoingCalls";
    const string PostTimeTable = "PostTimeTable";

    // A real one of 7 doctors and 29 days has less than 0.5 MB.
    const long LargestUpload = 64 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder clinic = routes.MapGroup("/ident/{clinic}");
        clinic.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], Root);
        clinic.MapGet($"/{GetTickets}", For(GetTickets, GetTicketsAsync)).WithMetadata(new TaskName(TaskName.Tickets));
        clinic.MapGet($"/{GetFinishedCalls}", For(GetFinishedCalls, GetFinishedCallsAsync)).WithMetadata(new TaskName(TaskName.Calls));
        clinic.MapGet($"/{GetOngoingCalls}", For(GetOngoingCalls, GetOngoingCallsAsync)).WithMetadata(new TaskName(TaskName.OngoingCalls));
        clinic.MapPost($"/{PostTimeTable}", For(PostTimeTable, PostTimeTableAsync)).WithMetadata(new BodyLimit(LargestUpload), new TaskName(TaskName.Schedule));
    }

    /// <summary>IDENT's dialog has a button that asks for something which is documented nowhere: it is to learn that it has come to the right place.</summary>
    Task Root(HttpContext http)
    {
        Find(http);
        return PlainErrors.WriteAsync(http.Response, StatusCodes.Status200OK, "IdentDbBridge");
    }

    RequestDelegate For(string method, Func<Clinic, HttpContext, Task> work) => async http =>
    {
        (Clinic clinic, IdentSettings ident) = Find(http);
        string result = "failed";
        try
        {
            if (http.Request.Headers[KeyHeader] is not [var key] || !ident.Key.Matches(key))
            {
                LogWrongKey(clinic.Name, http.Request.Headers.ContainsKey(KeyHeader));
                throw new RefusedException(StatusCodes.Status401Unauthorized, T($"The access key is missing or wrong (header {KeyHeader})."));
            }

            await work(clinic, http);
            result = "answered";
        }
        catch (RefusedException)
        {
            result = "refused";
            throw;
        }
        finally
        {
            counts.Request(clinic.Name, method, result);
        }
    };

    (Clinic Clinic, IdentSettings Ident) Find(HttpContext http) =>
        clinics.Find(http.Request.RouteValues["clinic"] as string) is { } clinic && clinic.Settings.Ident is { } ident ? (clinic, ident) : throw RefusedException.NotFound();

    Task GetTicketsAsync(Clinic clinic, HttpContext http)
    {
        var window = IdentWindow.Read(http.Request.Query, clinic.Clock);
        return AnswerAsync(
            clinic, GetTickets, http, window, clinic.Exchange.Tickets.StreamAsync(window.From, window.To, http.RequestAborted),
            ticket => TicketRules.Check(ticket, clinic.Settings.Exchange.Phones), new IdentJson(clinic.Clock).Write);
    }

    Task GetFinishedCallsAsync(Clinic clinic, HttpContext http)
    {
        var window = IdentWindow.Read(http.Request.Query, clinic.Clock);
        return AnswerAsync(
            clinic, GetFinishedCalls, http, window, clinic.Exchange.Calls.StreamFinishedAsync(window.From, window.To, http.RequestAborted),
            call => CallRules.Check(call, clinic.Settings.Exchange.Phones), new IdentJson(clinic.Clock).Write);
    }

    Task GetOngoingCallsAsync(Clinic clinic, HttpContext http)
    {
        var window = IdentWindow.ReadPart(http.Request.Query);
        return AnswerAsync(
            clinic, GetOngoingCalls, http, window, OngoingAsync(clinic, window, http.RequestAborted),
            call => CallRules.Check(call, clinic.Settings.Exchange.Phones), new IdentJson(clinic.Clock).Write);
    }

    static async IAsyncEnumerable<StoredCall> OngoingAsync(Clinic clinic, IdentWindow window, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (StoredCall call in await clinic.Exchange.Calls.ReadOngoingAsync(window.From, window.To, cancellationToken))
            yield return call;
    }

    async Task AnswerAsync<T>(Clinic clinic, string method, HttpContext http, IdentWindow window, IAsyncEnumerable<T> rows, Func<T, Checked<T>> check, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        RunNote note = RunNote.Of(http);
        note.Asked = window.Words(method);
        RowsGiven given = await new RowStream<T>(check, write).AnswerAsync(http.Response, rows, window, http.RequestAborted);
        counts.Rows(clinic.Name, method, given);
        note.Given = given.Rows;
        note.LeftOut = given.LeftOut.Values.Sum();
        note.Reason = given.LeftOut.Count == 0 ? null : string.Join("; ", given.LeftOut.Select(l => $"{l.Key} × {l.Value}"));
        LogGiven(clinic.Name, method, window.From, window.To, given.Rows);
        foreach ((string reason, int count) in given.LeftOut)
            LogLeftOut(clinic.Name, method, count, reason);
    }

    async Task PostTimeTableAsync(Clinic clinic, HttpContext http)
    {
        Timetable timetable = await UploadedTimetable.ReadAsync(http.Request, http.RequestAborted);
        await clinic.UploadTurn.WaitAsync(http.RequestAborted);
        ScheduleChange change;
        try
        {
            // Read whole: who sent it may go.
            change = await clinic.Exchange.Schedule.ReplaceAsync(timetable, CancellationToken.None);
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.RuleBroken)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, T($"The tables refuse the schedule: {e.Error}"));
        }
        finally
        {
            clinic.UploadTurn.Release();
        }

        RunNote note = RunNote.Of(http);
        note.Asked = $"PostTimeTable ({timetable.Branches.Count} + {timetable.Doctors.Count} + {timetable.Intervals.Count})";
        note.Given = timetable.Intervals.Count;
        LogUploaded(clinic.Name, timetable.Branches.Count, timetable.Doctors.Count, timetable.Intervals.Count, change.IsNone, change.Intervals.Added, change.Intervals.Removed);
        await PlainErrors.WriteAsync(http.Response, StatusCodes.Status200OK, "OK");
    }

    [LoggerMessage(LogLevel.Information, "{Clinic}: IDENT asked for {Method} from {From} to {To} and was given {Rows} row(s).")]
    partial void LogGiven(string clinic, string method, DateTime from, DateTime to, int rows);

    [LoggerMessage(LogLevel.Warning, "{Clinic}: {Method} left out {Count} row(s) that IDENT could not use ({Reason}).")]
    partial void LogLeftOut(string clinic, string method, int count, string reason);

    [LoggerMessage(LogLevel.Information, "{Clinic}: IDENT uploaded its schedule: {Branches} branch(es), {Doctors} doctor(s), {Intervals} interval(s); unchanged: {IsUnchanged}, added {Added}, removed {Removed}.")]
    partial void LogUploaded(string clinic, int branches, int doctors, int intervals, bool isUnchanged, int added, int removed);

    [LoggerMessage(LogLevel.Warning, "{Clinic}: refused a request with a wrong key (any key sent: {IsSent}).")]
    partial void LogWrongKey(string clinic, bool isSent);
}
