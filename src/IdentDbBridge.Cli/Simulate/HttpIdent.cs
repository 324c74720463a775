using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IdentDbBridge.Ident;
using IdentDbBridge.Schedule;

namespace IdentDbBridge.Cli.Simulate;

/// <summary>Plays the IDENT program whose connection type is HTTP: asks for everything since a start date, and uploads its schedule.</summary>
/// <param name="http">Sends. Not disposed of.</param>
/// <param name="address">What is entered in IDENT, without a slash at its end.</param>
/// <param name="key">The access key.</param>
/// <param name="clock">The clinic's.</param>
sealed partial class HttpIdent(HttpClient http, string address, string key, ClinicTime clock)
{
    // Seen in the field.
    const string WindowEnd = "2200-01-01T23:59:59";

    const string KeyHeader = "IDENT-Integration-Key";

    public SimulatedTask Calls(DateTime from, TaskTimer timer)
    {
        var seen = new SeenRows();
        return new("calls", timer, async token =>
        {
            SeenCall[] finished = await AskAsync<SeenCall>("GetFinishedCalls", from, token).ConfigureAwait(false);
            SeenCall[] ongoing = await AskAsync<SeenCall>("GetOngoingCalls", from, token).ConfigureAwait(false);
            return seen.Add([.. finished.Select(SeenRow.Of)]) with { Ongoing = ongoing.Length };
        });
    }

    public SimulatedTask Tickets(DateTime from, TaskTimer timer)
    {
        var seen = new SeenRows();
        return new("tickets", timer, async token => seen.Add([.. (await AskAsync<SeenTicket>("GetTickets", from, token).ConfigureAwait(false)).Select(SeenRow.Of)]));
    }

    public SimulatedTask Schedule(Timetable timetable, TaskTimer timer) => new("schedule", timer, async token =>
    {
        using var content = new StringContent(TimetableFile.Format(timetable, clock), Encoding.UTF8, MediaTypeNames.Application.Json);
        (await SendAsync(HttpMethod.Post, "PostTimeTable", content, token).ConfigureAwait(false)).Dispose();
        int rows = timetable.Branches.Count + timetable.Doctors.Count + timetable.Intervals.Count;
        return new TaskResult(rows, rows, Warnings.None);
    });

    async Task<T[]> AskAsync<T>(string method, DateTime from, CancellationToken cancellationToken)
    {
        string window = $"dateTimeFrom={Uri.EscapeDataString(Moment(from.ToString("s", CultureInfo.InvariantCulture)))}&dateTimeTo={Uri.EscapeDataString(Moment(WindowEnd))}";
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, $"{method}?{window}", null, cancellationToken).ConfigureAwait(false);
        Stream body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return (await JsonSerializer.DeserializeAsync(body, (JsonTypeInfo<T[]>)Rows.Default.GetTypeInfo(typeof(T[]))!, cancellationToken).ConfigureAwait(false))!;
    }

    [JsonSerializable(typeof(SeenCall[]))]
    [JsonSerializable(typeof(SeenTicket[]))]
    sealed partial class Rows : JsonSerializerContext;

    string Moment(string local) => local + clock.ToMoment(DateTime.Parse(local, CultureInfo.InvariantCulture)).ToString("zzz", CultureInfo.InvariantCulture);

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{address}/{path}")) { Content = content };
        request.Headers.Add(KeyHeader, key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Application.Json));
        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new ConfigurationException(T($"The gateway cannot be asked ({e.HttpRequestError})."), e);
        }

        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
            throw new ConfigurationException(T($"The gateway has answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)}"));
    }
}
