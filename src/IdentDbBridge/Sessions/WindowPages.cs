using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace IdentDbBridge.Sessions;

/// <summary>
/// A window of rows one after the other, however many there are, in memory that does not grow with the window. They are read in pages, large ones
/// that are passed on while they are read, or, for who takes them slowly, small ones that are read first. A connection that is lost on the way
/// is opened again, and the reading goes on behind the last row that was given.
/// </summary>
/// <param name="operation">What it is called where it is measured.</param>
/// <param name="page">The name of the statement that reads the first so many rows of a window, in a stable order that begins with the time.</param>
/// <param name="from">The begin of the window, included.</param>
/// <param name="to">Its end, included.</param>
/// <param name="read">Makes a row of the reader's present one.</param>
/// <param name="time">The time of a row.</param>
sealed class WindowPages<T>(ExchangeServer server, string operation, string page, DateTime from, DateTime to, Func<DbDataReader, T> read, Func<T, DateTime> time)
{
    const int Size = 2000;

    // While rows are passed on from an open reader, a page costs no memory.
    const int SizeOfReadOn = 100_000;
    const int AtOnce = 200;

    // An open reader is in the way of whoever changes the table, and behind him of everybody.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    bool _readsOn = server.ReadsOn;
    DateTime _at = from;
    long _given;
    int _least;

    /// <summary>The rows of the last second that were given.</summary>
    readonly List<T> _second = [];

    public async IAsyncEnumerable<T> StreamAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rows = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        Task reading = Task.Run(() => ReadAsync(rows.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (List<T> some in rows.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (T row in some)
                    yield return row;
            }

            await reading.ConfigureAwait(false);
        }
        finally
        {
            // Whoever has had enough leaves nothing behind that still works.
            await end.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task ReadAsync(ChannelWriter<List<T>> rows, CancellationToken cancellationToken)
    {
        try
        {
            while (!await server.RunAsync(operation, session => ReadPageAsync(session, rows, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
            }
        }
        finally
        {
            rows.Complete();
        }
    }

    /// <returns>Whether it was the last one.</returns>
    async Task<bool> ReadPageAsync(ExchangeSession session, ChannelWriter<List<T>> rows, CancellationToken cancellationToken)
    {
        (long before, int most) = (_given, Math.Max(_least, _readsOn ? SizeOfReadOn : Size));
        // The last page may have cut its last second: this one begins with it.
        (List<T> known, int met) = ([.. _second], 0);
        List<T> held = [];
        (string, object?)[] window = [("WindowFrom", _at), ("WindowTo", to), ("Rows", most)];
        int? count = await session.Db.ReadEachAsync(session.Sql[page], window, read, _readsOn ? AtOnce : most, TakeAsync, cancellationToken).ConfigureAwait(false);
        await GiveAsync(held).ConfigureAwait(false);
        // A page that is one second, and no new one, hides what comes after it.
        _least = count is null || _given > before ? 0 : most * 2;
        return count < most;

        async Task<bool> TakeAsync(List<T> some)
        {
            bool isWhole = !_readsOn;
            if (isWhole || !await IsTakenAsync().ConfigureAwait(false))
            {
                held = some;
                _readsOn = false;
                return isWhole;
            }

            await GiveAsync(some).ConfigureAwait(false);
            return true;
        }

        async Task<bool> IsTakenAsync()
        {
            try
            {
                return await rows.WaitToWriteAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                return false;
            }
        }

        async Task GiveAsync(List<T> some)
        {
            if (met < known.Count)
                some = [.. some.Where(row => !IsKnown(row))];
            if (some.Count == 0)
                return;
            DateTime last = time(some[^1]);
            if (last != _at)
                _second.Clear();
            _at = last;
            _second.AddRange(some.Skip(some.FindIndex(row => time(row) == last)));
            _given += some.Count;
            await rows.WriteAsync(some, cancellationToken).ConfigureAwait(false);
        }

        bool IsKnown(T row)
        {
            int at = met < known.Count ? known.IndexOf(row, met) : -1;
            met = at < 0 ? met : at + 1;
            return at >= 0;
        }
    }
}
