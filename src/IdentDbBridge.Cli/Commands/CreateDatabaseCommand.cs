using System.CommandLine;
using IdentDbBridge.Access;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Health;

namespace IdentDbBridge.Cli.Commands;

static class CreateDatabaseCommand
{
    public static Command Create(TargetOptions target)
    {
        var ifMissing = new Option<bool>("--if-missing") { Description = T($"A database that is there already is no error.") };
        var script = new Option<bool>("--script") { Description = T($"Print the SQL instead; connect to nothing.") };
        var command = new Command("create-database", T($"Creates the database that the connection string names, empty. No other command does; 'up' makes its tables.")) { ifMissing, script };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                DatabaseOptions database = target.Read(parsed);
                var creation = new DatabaseCreation(database);
                if (parsed.GetValue(script))
                    return GrantCommand.Print(output, creation.Script);
                bool created = await output.ProgressAsync(T($"Connecting…"), _ => creation.CreateAsync(cancellationToken)).ConfigureAwait(false);
                if (!created && !parsed.GetValue(ifMissing))
                    throw new ConfigurationException(T($"{creation.Target} exists already; nothing was done. With --if-missing that is no error."));
                output.Paragraph(created ? T($"Created {creation.Target}. 'identdb up' makes its tables.") : T($"{creation.Target} exists already; nothing to do."));
                IReadOnlyList<string> advice = await ServerAdvice.ReadAsync(database, cancellationToken).ConfigureAwait(false);
                UpCommand.Show(output, advice);
                output.Document(new { database = creation.Target, created, advice });
                return ExitCodes.Done;
            });
        });
        return command;
    }
}
