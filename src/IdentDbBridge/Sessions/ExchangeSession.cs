using IdentDbBridge.Data;

namespace IdentDbBridge.Sessions;

/// <summary>One connection to the exchange database, with the statements for its tables.</summary>
sealed record ExchangeSession(Db Db, SqlCatalog Sql);
