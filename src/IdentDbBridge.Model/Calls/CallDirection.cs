namespace IdentDbBridge.Calls;

/// <summary>Who called whom. The tables hold the names in small letters.</summary>
public enum CallDirection
{
    /// <summary>The client called the clinic.</summary>
    In,

    /// <summary>The clinic called the client.</summary>
    Out,
}
