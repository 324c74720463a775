using IdentDbBridge.Data;

namespace IdentDbBridge.Sessions;

/// <summary>One connection to the exchange database, with the statements for its tables.</summary>
/// <param name="Db">The connection.</param>
/// <param name="Sql">Its statements.</param>
/// <param name="Info">What the server says of a session of this login.</param>
sealed record ExchangeSession(Db Db, SqlCatalog Sql, SessionInfo Info);
