using System.Runtime.CompilerServices;

namespace IdentDbBridge.Sessions;

/// <summary>A window of rows one after the other, however many there are: fetched in pages, of which there are two at the most, so that memory does not grow with the window.</summary>
static class WindowPages
{
    const int Size = 2000;

    /// <param name="from">The begin of the window, included.</param>
    /// <param name="read">The first so many rows from a time on, in a stable order that begins with the time.</param>
    /// <param name="time">The time of a row.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<T> StreamAsync<T>(DateTime from, Func<DateTime, int, Task<List<T>>> read, Func<T, DateTime> time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Task<List<T>>? reading = read(from, Size);
        int rows = Size;
        try
        {
            while (reading is not null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                List<T> page = await reading.ConfigureAwait(false);
                reading = null;
                bool isLast = page.Count < rows;
                // A full page may have cut its last second: the next one begins with it.
                int whole = isLast ? page.Count : page.FindIndex(row => time(row) == time(page[^1]));
                rows = whole == 0 ? rows * 2 : Size;
                // The server reads on while this page is worked on.
                if (!isLast)
                    reading = read(time(page[^1]), rows);
                for (int i = 0; i < whole; i++)
                    yield return page[i];
            }
        }
        finally
        {
            // Whoever has had enough leaves nothing behind that still works.
            if (reading is not null)
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
