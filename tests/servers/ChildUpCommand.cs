using System.Diagnostics;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.TestServers;

/// <summary>
/// <c>child-up provider script statement phase [wait]</c>: a run that ends itself by SIGKILL, or waits, when it comes to one event.
/// One that comes to its end prints the assemblies that it has loaded. The connection string comes from IDENTDB_CONNECTION. Kill tests start it as a process of its own.
/// </summary>
static class ChildUpCommand
{
    /// <summary>What it prints when it waits; a line on its standard input lets it go on.</summary>
    public const string Waiting = "waiting";

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancel)
    {
        if (arguments is not [var provider, var script, var statement, var phase, .. var rest])
            throw new TestServerException("child-up wants: provider script statement phase [wait]");
        var place = (Enum.Parse<MigrationEventKind>(phase), script, int.Parse(statement, System.Globalization.CultureInfo.InvariantCulture));
        var database = new DatabaseOptions
        {
            Provider = provider,
            ConnectionString = Environment.GetEnvironmentVariable("IDENTDB_CONNECTION") ?? throw new TestServerException("IDENTDB_CONNECTION is not set."),
        };
        var migrator = new Migrator(database, new MigratorOptions
        {
            LockTimeout = TimeSpan.FromMinutes(3),
            ScriptDirectory = Environment.GetEnvironmentVariable("IDENTDB_TEST_SCRIPTS"),
        });
        await migrator.UpAsync(
            e =>
            {
                if ((e.Kind, e.Script, e.Statement) == place)
                    Act(rest is ["wait"]);
            },
            cancel);
        Console.WriteLine(string.Join(' ', AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name)));
        return 0;
    }

    static void Act(bool wait)
    {
        if (wait)
        {
            Console.WriteLine(Waiting);
            Console.ReadLine();
            return;
        }

        using var self = Process.GetCurrentProcess();
        self.Kill();
        // The signal reaches another thread of this process first, perhaps: nothing more may be done on this one.
        Thread.Sleep(Timeout.Infinite);
    }
}
