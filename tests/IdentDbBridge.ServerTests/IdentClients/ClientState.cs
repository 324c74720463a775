
namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>What becomes of a client on a database.</summary>
enum ClientState
{
    /// <summary>All is read and written, letter by letter.</summary>
    Works,

    /// <summary>It connects, but something ends with an error.</summary>
    Fails,

    /// <summary>Something arrives changed or not at all, without an error.</summary>
    LosesLetters,

    /// <summary>It does not even connect.</summary>
    CannotOpen,
}
