namespace IdentDbBridge.Import;

/// <summary>Lines that can be given back.</summary>
sealed class LineQueue(IAsyncEnumerator<SourceLine> lines) : IAsyncDisposable
{
    readonly Stack<SourceLine> _back = new();

    /// <summary>Null at the end.</summary>
    public async ValueTask<SourceLine?> NextAsync()
    {
        if (_back.TryPop(out SourceLine line))
            return line;
        return await lines.MoveNextAsync().ConfigureAwait(false) ? lines.Current : null;
    }

    /// <summary>The next line that is not blank.</summary>
    public async ValueTask<SourceLine?> NextFilledAsync()
    {
        SourceLine? line;
        do
            line = await NextAsync().ConfigureAwait(false);
        while (line is { Problem: null } found && string.IsNullOrWhiteSpace(found.Text));
        return line;
    }

    public void GiveBack(List<SourceLine> taken)
    {
        for (int i = taken.Count - 1; i >= 0; i--)
            _back.Push(taken[i]);
    }

    public ValueTask DisposeAsync() => lines.DisposeAsync();
}
