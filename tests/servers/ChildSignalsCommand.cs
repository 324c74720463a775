namespace IdentDbBridge.TestServers;

/// <summary><c>child-signals</c>: interrupts a child before and after <see cref="ChildSignals.Restore"/>, and prints what became of it. For a test, which starts it with SIGINT ignored.</summary>
static class ChildSignalsCommand
{
    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        Console.WriteLine(await InterruptAsync(cancel));
        ChildSignals.Restore();
        Console.WriteLine(await InterruptAsync(cancel));
        return 0;
    }

    static async Task<string> InterruptAsync(CancellationToken cancel)
    {
        try
        {
            return (await Command.RunAsync(["/bin/sh", "-c", "kill -INT $$; echo survived"], cancel)).Trim();
        }
        catch (TestServerException)
        {
            return "ended";
        }
    }
}
