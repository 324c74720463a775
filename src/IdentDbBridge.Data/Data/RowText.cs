namespace IdentDbBridge.Data;

/// <summary>Takes the values of a row in the notation of a server, one after the other.</summary>
abstract class RowText
{
    /// <summary>Between two values.</summary>
    public abstract void Separate();

    public abstract void Null();

    public abstract void Text(string value);

    public abstract void Number(int value);

    /// <summary>To the second; the exchange tables hold no finer times.</summary>
    public abstract void Time(DateTime value);
}
