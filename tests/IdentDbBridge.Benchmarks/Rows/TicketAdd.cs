using IdentDbBridge.Benchmarks.Data;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>One ticket, one commit.</summary>
sealed class TicketAdd : RowGroup
{
    const string Database = "bench_tickets";
    const int Profiled = 200;

    // Made beforehand, so that what is allocated is what the call allocates; more than all rounds together take.
    const int Most = 300_000;

    public override IReadOnlyList<string> Rows => [RowInfo.TicketAdd];

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        TicketRequest[] tickets = [.. Enumerable.Range(0, Most).Select(MadeUpTickets.Request)];
        var next = 0;
        await Exchanges.CreateAsync(server, Database, cancel);
        await using var exchange = Exchanges.Open(server, Database);
        await using var connection = server.Open(Database);
        await using var insert = Prepare(connection);

        Task Ours() => exchange.Tickets.AddAsync(tickets[next++], cancel);
        Task Baseline()
        {
            Set(insert, tickets[next++]);
            return insert.ExecuteNonQueryAsync(cancel);
        }

        InProcessRow.Run(bench, server, RowInfo.TicketAdd, Pace.Many, Ours, Baseline, Goal.AtMost(1.1), Goal.AtMost(1.5));
        await InProcessRow.ProfileAsync(bench, server, RowInfo.TicketAdd, Profiled, Ours, Baseline);
        server.DropDatabase(Database);
    }

    static MySqlCommand Prepare(MySqlConnection connection)
    {
        string[] columns = ["Id", "DateAndTime", "ClientPhone", "ClientEmail", "FormName", "ClientFullName", "Comment", "UtmSource", "UtmMedium", "UtmCampaign", "HttpReferer"];
        var command = new MySqlCommand($"INSERT INTO IDENT_Tickets ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})", connection);
        foreach (var column in columns)
            command.Parameters.Add("@" + column, column == "DateAndTime" ? MySqlDbType.DateTime : MySqlDbType.VarChar);
        command.Prepare();
        return command;
    }

    static void Set(MySqlCommand command, TicketRequest ticket)
    {
        var values = command.Parameters;
        values[0].Value = ticket.Id;
        values[1].Value = ticket.CreatedAt.DateTime;
        values[2].Value = ticket.ClientPhone;
        values[3].Value = ticket.ClientEmail;
        values[4].Value = ticket.FormName;
        values[5].Value = ticket.ClientFullName;
        values[6].Value = ticket.Comment;
        values[7].Value = ticket.UtmSource;
        values[8].Value = ticket.UtmMedium;
        values[9].Value = ticket.UtmCampaign;
        values[10].Value = ticket.HttpReferer;
    }
}
