namespace IdentDbBridge.Health.Clients;

/// <summary>The sql_mode of MySQL and MariaDB that every driver gets along with, made of the server's own.</summary>
static class SqlMode
{
    public const string NoEscapes = "NO_BACKSLASH_ESCAPES";

    const string Strict = "STRICT_TRANS_TABLES";

    public static bool IsStrict(string mode) => Words(mode).Any(w => w is Strict or "STRICT_ALL_TABLES");

    public static bool HasEscapes(string mode) => !Words(mode).Contains(NoEscapes);

    /// <summary>Strict and with escapes, whichever of both was asked about: one remedy must not undo the other. The rest stays.</summary>
    public static string Wanted(string mode) => string.Join(',', Words(mode).Where(w => w != NoEscapes).Concat(IsStrict(mode) ? [] : [Strict]));

    static string[] Words(string mode) => mode.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
