using System.Text;
using IdentDbBridge.Import;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Tests.Import;

/// <summary>A file as a form or a CRM writes it, read as <c>import tickets</c> reads it. The clinic is in Moscow.</summary>
sealed record FormFile(IReadOnlyList<Ticket> Tickets, IReadOnlyList<string> Rejects, IReadOnlyCollection<string> Unknown)
{
    public static async Task<FormFile> ReadAsync(string text, string[]? columns = null, Func<SourceTimes, SourceTimes>? options = null, bool firstPhone = false, bool json = false)
    {
        var clinic = new ClinicTime("Europe/Moscow");
        SourceTimes times = options is null ? clinic : options(clinic);
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(false), TestContext.Current.CancellationToken);
            ColumnNames names = ColumnNames.OfTickets.With(columns ?? []);
            var lines = new LineReader(path, null);
            IImportSource source = json ? new JsonLinesSource(lines, names) : new CsvSource(lines, names);
            var map = new TicketRows(times, clinic, new(), null, firstPhone);
            List<Ticket> tickets = [];
            List<string> rejects = [];
            await foreach (ImportRow row in source.ReadAsync(TestContext.Current.CancellationToken))
            {
                IEnumerable<Candidate<Ticket>> candidates = row.Problem is { } problem ? [Candidate<Ticket>.Rejected([row.Line], problem)] : map.Take(row);
                foreach (Candidate<Ticket> candidate in candidates)
                {
                    if (candidate.Record is { } ticket)
                        tickets.Add(ticket);
                    rejects.AddRange(candidate.Problems.Select(p => $"{row.Line}:{p.Field}:{p.Rule}:{p.ValueClass}{(p.Remedy is { } remedy ? $" ({remedy.Name})" : "")}"));
                }
            }

            return new FormFile(tickets, rejects, source.UnknownColumns);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
