using System.CommandLine;
using IdentDbBridge.Provisioning;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class CreateDatabaseCommand
{
    public static Command Create(TargetOptions target)
    {
        var ifMissing = new Option<bool>("--if-missing") { Description = "A database that is there already is no error." };
        var script = new Option<bool>("--script") { Description = "Print the SQL instead; connect to nothing." };
        var command = new Command("create-database", "Creates the database that the connection string names, empty. No other command does; 'up' makes its tables.") { ifMissing, script };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return Program.RunAsync(output, async () =>
            {
                var creation = new DatabaseCreation(target.Read(parsed));
                if (parsed.GetValue(script))
                    return GrantCommand.Print(output, creation.Script);
                bool created = await output.ProgressAsync("Connecting…", _ => creation.CreateAsync(cancellationToken)).ConfigureAwait(false);
                if (!created && !parsed.GetValue(ifMissing))
                    throw new ConfigurationException($"{creation.Target} exists already; nothing was done. With --if-missing that is no error.");
                output.People.Write(new Text(created ? $"Created {creation.Target}. 'identdb up' makes its tables.\n" : $"{creation.Target} exists already; nothing to do.\n"));
                output.Document(new { database = creation.Target, created });
                return ExitCodes.Done;
            });
        });
        return command;
    }
}
