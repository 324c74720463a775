using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Outbox;

namespace IdentDbBridge.Cli.Commands;

static class OutboxCommand
{
    public static Command Create(TargetOptions target) =>
        new("outbox", T($"Looks at the records that wait on this machine for the server, or delivers them.")) { Status(target), Flush(target) };

    static Command Status(TargetOptions target)
    {
        var file = File();
        var command = new Command("status", T($"Shows how many records wait, since when, and what was set aside and why. Needs no server.")) { file };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                Show(output, await OutboxFlush.ReadStatusAsync(new OutboxOptions { Path = parsed.GetRequiredValue(file) }, cancellationToken).ConfigureAwait(false), null);
                return ExitCodes.Done;
            });
        });
        return command;
    }

    static Command Flush(TargetOptions target)
    {
        var file = File();
        var setAside = new Option<bool>("--set-aside") { Description = T($"Try again what was set aside, too.") };
        var command = new Command("flush", T($"Delivers what waits, now. Exit code 9 when records are refused or set aside afterwards.")) { file, setAside };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                DatabaseOptions database = target.Read(parsed);
                (int delivered, OutboxStatus status) = await output.ProgressAsync(
                    T($"Delivering…"),
                    progress => OutboxFlush.RunAsync(database, new OutboxOptions { Path = parsed.GetRequiredValue(file) }, parsed.GetValue(setAside), n => progress(T($"Delivering… {n}")), cancellationToken)).ConfigureAwait(false);
                Show(output, status, delivered);
                return status.SetAside > 0 || status.Refused.Count > 0 ? ExitCodes.DataProblems : ExitCodes.Done;
            });
        });
        return command;
    }

    static Option<string> File() => new("--file") { Description = T($"The outbox: the path in the program's options."), Required = true };

    static void Show(Output output, OutboxStatus status, int? delivered)
    {
        output.Document(new { delivered, status.Path, status.Waiting, status.SetAside, status.OldestAt, status.TriedAt, status.Error, status.Refused, status.Reasons, status.Warnings });
        if (delivered is { } count)
            output.Paragraph(T($"{count} delivered."));
        output.Paragraph(status.OldestAt is { } oldest
            ? T($"{status.Waiting} waiting, the oldest since {oldest:yyyy-MM-dd HH:mm:ss} UTC; {status.SetAside} set aside.")
            : T($"{status.Waiting} waiting; {status.SetAside} set aside."));
        if (status.TriedAt is { } tried)
            output.Paragraph(status.Error is { } error ? T($"Last delivery {tried:yyyy-MM-dd HH:mm:ss} UTC: {error}") : T($"Last delivery {tried:yyyy-MM-dd HH:mm:ss} UTC: no trouble"));
        foreach (OutboxReason reason in status.Refused)
            output.Paragraph(T($"{reason.Count} {reason.Kind} refused, tried again: {reason.Reason}"), "  ", "    ");
        foreach (OutboxReason reason in status.Reasons)
            output.Paragraph($"{reason.Count} {reason.Kind}: {reason.Reason}", "  ", "    ");
        foreach (string warning in status.Warnings)
            output.Paragraph(T($"Warning: {warning}"));
        if (status.SetAside > 0)
            output.Paragraph(T($"'identdb outbox flush --set-aside' tries again what was set aside."));
    }
}
