namespace IdentDbBridge.Access;

/// <summary>Who logs in to the exchange database. What each may do stands in <c>sql/portable/grants</c>.</summary>
public enum Party
{
    /// <summary>The IDENT program: reads calls and tickets, writes the schedule.</summary>
    Ident,

    /// <summary>The phone system: writes calls.</summary>
    Telephony,

    /// <summary>The site: writes tickets, reads the schedule.</summary>
    Web,

    /// <summary>Reads the six exchange tables.</summary>
    Reader,

    /// <summary>The gateway: does by HTTP what IDENT, the phone system and the site do, and keeps the history.</summary>
    Gateway,
}
