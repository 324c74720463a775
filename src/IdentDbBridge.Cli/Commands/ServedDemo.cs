using IdentDbBridge.Cli.Demo;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Simulate;
using IdentDbBridge.Gateway;
using IdentDbBridge.Schedule;

namespace IdentDbBridge.Cli.Commands;

/// <summary><c>serve --demo</c>: a gateway, and an IDENT that asks it by HTTP.</summary>
static class ServedDemo
{
    // Oftener than IDENT, so that something is seen.
    static readonly TimeSpan TicketsEvery = TimeSpan.FromSeconds(15);
    static readonly TimeSpan CallsEvery = TimeSpan.FromSeconds(30);
    static readonly TimeSpan ScheduleEvery = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string? config, string? urls, Output output, CancellationToken cancellationToken)
    {
        if (config is not null)
            throw new ConfigurationException(T($"Give either --demo or --config, not both."));
        ServeCommand.UseLanguage();
        DateTime today = new ClinicTime(DemoGateway.TimeZone).ToLocal(TimeProvider.System.GetUtcNow()).Date;
        // The calls and tickets of the last month; the schedule is that of the thirty days from the first of this one.
        DateTime month = today.AddDays(1 - today.Day).AddMonths(-1);
        DemoGateway demo = await output.ProgressAsync(T($"A clinic is made up…"), _ => DemoGateway.OpenAsync(month, cancellationToken)).ConfigureAwait(false);
        await GatewayHost.RunAsync(
            new ServeOptions { ConfigPath = DemoGateway.ConfigPath, Urls = urls },
            (listening, end) => PlayAsync(demo, Reachable(listening.First()), month, output, end),
            cancellationToken).ConfigureAwait(false);
        return ExitCodes.Done;
    }

    static async Task PlayAsync(DemoGateway demo, string root, DateTime month, Output output, CancellationToken end)
    {
        Tell(demo, root, output);
        using var http = new HttpClient();
        var ident = new HttpIdent(http, $"{root}/ident/{DemoGateway.Clinic}", demo.Key, new ClinicTime(DemoGateway.TimeZone));
        Timetable timetable = DemoClinic.Create(1, month).Timetable;
        SimulatedTask[] tasks = [ident.Tickets(month, Timer(TicketsEvery)), ident.Calls(month, Timer(CallsEvery)), ident.Schedule(timetable, Timer(ScheduleEvery))];
        Action<string> print = output.Lines.WriteLine;
        await new Simulation(tasks, line => print("IDENT  " + line), TimeProvider.System).RunAsync(end).ConfigureAwait(false);
    }

    /// <summary>Who listens at every address cannot be asked by that name.</summary>
    static string Reachable(string listening)
    {
        var address = new UriBuilder(listening);
        if (address.Host is "0.0.0.0" or "[::]")
            address.Host = "127.0.0.1";
        return address.Uri.GetLeftPart(UriPartial.Authority);
    }

    static void Tell(DemoGateway demo, string root, Output output)
    {
        output.Lines.WriteLine(T($"Page: {root}/"));
        output.Lines.WriteLine(T($"IDENT's address: {root}/ident/{DemoGateway.Clinic}  access key: {demo.Key}"));
        foreach ((string name, string type, string address, string? signs) in demo.Sources(root))
            output.Lines.WriteLine(signs is null ? T($"Source {name} ({type}): {address}") : T($"Source {name} ({type}): {address}  {signs}"));
        output.Lines.WriteLine(T($"All of it is in {DemoGateway.Home}; a start without that directory begins anew. Ctrl+C ends it."));
        output.Document(new
        {
            page = $"{root}/",
            ident = new { address = $"{root}/ident/{DemoGateway.Clinic}", demo.Key },
            sources = demo.Sources(root).Select(s => new { s.Name, s.Type, s.Address, s.Signs }),
            directory = DemoGateway.Home,
        });
    }

    static TaskTimer Timer(TimeSpan every) => new(every, TimeProvider.System);
}
