using System.Runtime.InteropServices;
using IdentDbBridge.TestServers;

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    return args switch
    {
        ["test", .. var rest] => await TestCommand.RunAsync(rest, stop.Token),
        ["start", .. var rest] => await StartCommand.RunAsync(rest, stop.Token),
        ["child-signals"] => await ChildSignalsCommand.RunAsync(stop.Token),
        ["child-write", .. var rest] => await ChildWriteCommand.RunAsync(rest, stop.Token),
        ["child-up", .. var rest] => await ChildUpCommand.RunAsync(rest, stop.Token),
        _ => Usage(),
    };
}
catch (TestServerException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: dotnet run --project tests/servers -- test [--in-containers FILTER] [arguments for dotnet test]
                   runs all tests, with MariaDB and MySQL servers of their own, then those that FILTER (as of dotnet test)
                   chooses once more, with servers in containers
               dotnet run --project tests/servers -- start [mariadb] [mysql]
                   starts servers to work with, until Ctrl+C
               dotnet run --project tests/servers -- start galera
                   starts a Galera cluster of three nodes
        """);
    return 2;
}
