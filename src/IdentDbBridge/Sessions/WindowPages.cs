using System.Runtime.CompilerServices;

namespace IdentDbBridge.Sessions;

/// <summary>A window of rows one after the other, however many there are: fetched in pages, so that memory does not grow with the window.</summary>
static class WindowPages
{
    const int Size = 2000;

    /// <param name="from">The begin of the window, included.</param>
    /// <param name="read">The first so many rows from a time on, in a stable order that begins with the time.</param>
    /// <param name="time">The time of a row.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<T> StreamAsync<T>(DateTime from, Func<DateTime, int, Task<List<T>>> read, Func<T, DateTime> time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int rows = Size;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<T> page = await read(from, rows).ConfigureAwait(false);
            bool isLast = page.Count < rows;
            // A full page may have cut its last second: the next one begins with it.
            int whole = isLast ? page.Count : page.FindIndex(row => time(row) == time(page[^1]));
            for (int i = 0; i < whole; i++)
                yield return page[i];
            if (isLast)
                yield break;
            from = time(page[^1]);
            rows = whole == 0 ? rows * 2 : Size;
        }
    }
}
