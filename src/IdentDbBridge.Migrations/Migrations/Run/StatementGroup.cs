using System.Globalization;
using IdentDbBridge.Data;

namespace IdentDbBridge.Migrations.Run;

/// <summary>Statements that can be taken back, as one transaction of ours with its entry in the journal.</summary>
sealed class StatementGroup(Db db, SqlCatalog sql)
{
    // A failure or a kill costs as much again; others wait for the rows that a group has changed.
    const int Most = 500;
    const int Longest = 1 << 20;

    int _count;
    int _length;
    bool? _canTakeBack;

    public bool IsOpen { get; private set; }

    public bool IsFull => _count >= Most || _length >= Longest;

    /// <summary>Whether it is full with so many more.</summary>
    public bool IsFullWith(int more) => _count + more >= Most;

    /// <summary>Whether every table of the database takes part in transactions.</summary>
    public async Task<bool> CanTakeBackAsync(CancellationToken cancellationToken) =>
        _canTakeBack ??= Convert.ToInt64(await db.ScalarAsync(sql["groups/untransacted-tables"], [], cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) == 0;

    /// <summary>The tables may be others now.</summary>
    public void AskAgain() => _canTakeBack = null;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await db.ExecuteAsync(sql["groups/begin"], null, cancellationToken).ConfigureAwait(false);
        IsOpen = true;
    }

    public void Add(int count, int length) => (_count, _length) = (_count + count, _length + length);

    /// <summary>After its COMMIT.</summary>
    public void Committed() => (IsOpen, _count, _length) = (false, 0, 0);
}
