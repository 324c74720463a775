using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Gateway;
using IdentDbBridge.Gateway.Probes;

namespace IdentDbBridge.Cli.Commands;

static class SourcesCommand
{
    public static Command Create(TargetOptions target) =>
        new("sources", T($"Tries out the sites and phone systems of a gateway.")) { Test(target) };

    static Command Test(TargetOptions target)
    {
        var name = new Argument<string>("NAME") { Description = T($"The source, or CLINIC/SOURCE.") };
        var url = new Option<string>("--url") { Description = T($"Where the gateway listens."), DefaultValueFactory = _ => ServeOptions.DefaultUrls };
        url.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out _))
                result.AddError("http://…");
        });
        var command = new Command(
            "test",
            string.Join(
                ' ',
                T($"Sends a probe as the source's kind does to the gateway that runs, waits until it stands in the table, looks whether IDENT would be given it, and takes it out again."),
                T($"It bears a date of the year 2000, so that no IDENT asks for it. Here --config names the gateway's file ({ServeCommand.DefaultFile} unless given). Exits with 9 when it did not go the whole way.")))
        {
            name, url,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                if (!GatewayProgram.IsHere)
                    return GatewayProgram.Run();
                ProbeReport report = await output.ProgressAsync(
                    T($"The probe is on its way…"),
                    _ => SourceProbe.RunAsync(parsed.GetValue(target.Config) ?? ServeCommand.DefaultFile, parsed.GetRequiredValue(name), new Uri(parsed.GetValue(url)!), cancellationToken)).ConfigureAwait(false);
                Show(output, report);
                return report.IsWhole ? ExitCodes.Done : ExitCodes.DataProblems;
            });
        });
        return command;
    }

    static void Show(Output output, ProbeReport report)
    {
        output.Document(new
        {
            report.Clinic,
            report.Source,
            report.Status,
            answeredMs = (int)report.Answered.TotalMilliseconds,
            arrivedMs = (int?)report.Arrived?.TotalMilliseconds,
            report.IsGivenToIdent,
            report.Removed,
            report.IsWhole,
        });
        output.Lines.WriteLine(T($"The gateway answered with {report.Status} after {report.Answered.TotalMilliseconds:0} ms."));
        if (report.Status != 200)
            return;
        output.Lines.WriteLine(report.Arrived is { } arrived
            ? T($"It stood in the table after {arrived.TotalMilliseconds:0} ms.")
            : T($"It did not come into the table. The gateway's log, or 'identdb outbox status', says why."));
        if (report.IsGivenToIdent is { } isGiven)
            output.Lines.WriteLine(isGiven ? T($"IDENT would be given it.") : T($"IDENT would not be given it."));
        output.Lines.WriteLine(T($"{report.Removed} row(s) of before 2000-01-05 were taken out again."));
    }
}
