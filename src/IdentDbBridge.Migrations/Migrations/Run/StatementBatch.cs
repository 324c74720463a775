using System.Globalization;
using System.Text;
using IdentDbBridge.Data;

namespace IdentDbBridge.Migrations.Run;

/// <summary>
/// Statements of one transaction, sent as one text: the way to the server and back takes longer than a row. The server tells by
/// the number of its questions at which one it stopped.
/// </summary>
sealed class StatementBatch(Db db, SqlCatalog sql)
{
    // Well under the least max_allowed_packet that servers are set up with.
    const int Longest = 1 << 16;

    readonly StringBuilder _text = new();
    long? _before;

    public int Count { get; private set; }

    /// <summary>Whether the next statement would make the text too long for one packet.</summary>
    public bool IsFull => _text.Length >= Longest;

    public void Add(string statement)
    {
        // On a line of its own: the statement may end in a comment.
        _text.Append(statement).Append("\n;\n");
        Count++;
    }

    /// <summary>Sends what was added; empty afterwards.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        _before = null;
        _before = await QuestionsAsync().ConfigureAwait(false);
        string text = _text.ToString();
        _text.Clear();
        await db.ExecuteAsync(text, null, Db.NoTimeout, cancellationToken).ConfigureAwait(false);
        Count = 0;
    }

    /// <summary>After a failure: how many of the statements ran before the one that failed; null when nobody can tell.</summary>
    /// <param name="cancelled">The driver then asks the server a question of its own, lest its KILL QUERY hits the next statement.</param>
    public async Task<int?> RanAsync(bool cancelled)
    {
        // Without the one that failed, and without the question itself. Less, when it was cancelled before anything was sent.
        long? ran = _before is null ? null : await QuestionsAsync().ConfigureAwait(false) - _before - (cancelled ? 3 : 2);
        return ran >= (cancelled ? -2 : 0) && ran < Count ? Math.Max(0, (int)ran) : null;
    }

    async Task<long> QuestionsAsync() =>
        long.Parse((await db.ReadAsync(sql["groups/questions"], null, r => r.GetString(1), CancellationToken.None).ConfigureAwait(false))[0], CultureInfo.InvariantCulture);
}
