namespace IdentDbBridge.ServerTests.Docs;

/// <summary>Two programs at the same time.</summary>
static class AtATime
{
    /// <param name="open">Makes each its own; done before they set out together.</param>
    /// <param name="act">What each does; it is told whether it is 0 or 1.</param>
    /// <returns>What each got.</returns>
    public static async Task<TResult[]> TwoAsync<TWriter, TResult>(Func<TWriter> open, Func<TWriter, int, TResult> act)
        where TWriter : IDisposable
    {
        using var start = new Barrier(2);
        return await Task.WhenAll(Run(0), Run(1));

        Task<TResult> Run(int which) => Task.Factory.StartNew(
            () =>
            {
                using var writer = open();
                start.SignalAndWait();
                return act(writer, which);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }
}
