namespace IdentDbBridge.Outbox;

/// <summary>
/// The writes of one kind, which go to the same tables. What the server refuses of them is judged by what it takes of them, and
/// holds up no other kind.
/// </summary>
sealed class DeliveryLane(TimeProvider time)
{
    // A table that takes nothing is not to be asked for each of 100,000 records every minute.
    const int InARow = 1000;

    readonly Lock _turn = new();
    int _refused;
    int _closed;
    long _closedUntil;

    /// <summary>How many writes the server has taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Whether it is of no use to try one now.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_turn)
                return _closedUntil > 0 && time.GetTimestamp() < _closedUntil;
        }
    }

    public void Take()
    {
        lock (_turn)
        {
            Taken++;
            _refused = _closed = 0;
            _closedUntil = 0;
        }
    }

    /// <param name="isHeld">Others would wait as long.</param>
    public void Refuse(bool isHeld)
    {
        lock (_turn)
        {
            if (!isHeld && ++_refused % InARow != 0)
                return;
            _closedUntil = time.GetTimestamp() + (long)(OutboxDelivery.BackOff(++_closed).TotalSeconds * time.TimestampFrequency);
        }
    }
}
