namespace IdentDbBridge.ServerTests.Docs;

/// <summary>Two programs that do the same at the same time.</summary>
static class AtATime
{
    /// <param name="open">Makes each its own; done before they set out together.</param>
    /// <param name="act">What both do.</param>
    /// <returns>What each got.</returns>
    public static async Task<TResult[]> TwoAsync<TWriter, TResult>(Func<TWriter> open, Func<TWriter, TResult> act)
        where TWriter : IDisposable
    {
        using var start = new Barrier(2);
        return await Task.WhenAll(Run(), Run());

        Task<TResult> Run() => Task.Factory.StartNew(
            () =>
            {
                using var writer = open();
                start.SignalAndWait();
                return act(writer);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }
}
