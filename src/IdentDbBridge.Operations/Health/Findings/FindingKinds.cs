namespace IdentDbBridge.Health.Findings;

/// <summary>Every point of a check. docs/checks.md explains them.</summary>
static class FindingKinds
{
    static readonly List<FindingKind> Made = [];

    public static readonly FindingKind Reach = Make("reach", FindingSection.Connection);
    public static readonly FindingKind Encryption = Make("encryption", FindingSection.Connection);
    public static readonly FindingKind TlsClients = Make("tls-clients", FindingSection.Connection);
    public static readonly FindingKind Certificate = Make("certificate", FindingSection.Connection);
    public static readonly FindingKind Authentication = Make("authentication", FindingSection.Connection);
    public static readonly FindingKind ServerVersion = Make("server-version", FindingSection.Connection);
    public static readonly FindingKind Galera = Make("galera", FindingSection.Connection);

    public static readonly FindingKind GaleraNode = Make("galera-node", FindingSection.Connection);
    public static readonly FindingKind GaleraSize = Make("galera-size", FindingSection.Connection);
    public static readonly FindingKind GaleraReads = Make("galera-reads", FindingSection.Connection);
    public static readonly FindingKind GaleraNumbers = Make("galera-numbers", FindingSection.Connection);
    public static readonly FindingKind GaleraPauses = Make("galera-pauses", FindingSection.Connection);
    public static readonly FindingKind GaleraConflicts = Make("galera-conflicts", FindingSection.Connection);
    public static readonly FindingKind GaleraLimits = Make("galera-limits", FindingSection.Connection);
    public static readonly FindingKind GaleraTables = Make("galera-tables", FindingSection.Connection);
    public static readonly FindingKind AlwaysOn = Make("always-on", FindingSection.Connection);

    public static readonly FindingKind WideRights = Make("rights-too-wide", FindingSection.Rights);

    public static readonly FindingKind TextRoundTrip = Make("text-round-trip", FindingSection.Tables);
    public static readonly FindingKind TextColumns = Make("text-columns", FindingSection.Tables);
    public static readonly FindingKind Engine = Make("engine", FindingSection.Tables);

    public static readonly FindingKind ClockAccuracy = Make("clock-accuracy", FindingSection.Clock);
    public static readonly FindingKind ClockZone = Make("clock-zone", FindingSection.Clock);

    public static readonly FindingKind StrictMode = Make("strict-mode", FindingSection.Settings);
    public static readonly FindingKind TableCase = Make("table-case", FindingSection.Settings);
    public static readonly FindingKind TimestampDefaults = Make("timestamp-defaults", FindingSection.Settings);
    public static readonly FindingKind ServerCharset = Make("server-charset", FindingSection.Settings);
    public static readonly FindingKind BackslashEscapes = Make("backslash-escapes", FindingSection.Settings);
    public static readonly FindingKind Autocommit = Make("autocommit", FindingSection.Settings);
    public static readonly FindingKind CollationIds = Make("collation-ids", FindingSection.Settings);
    public static readonly FindingKind DatabaseCharset = Make("database-charset", FindingSection.Settings);
    public static readonly FindingKind MaxPacket = Make("max-packet", FindingSection.Settings);
    public static readonly FindingKind IdleTimeout = Make("idle-timeout", FindingSection.Settings);
    public static readonly FindingKind ReadOnly = Make("read-only", FindingSection.Settings);
    public static readonly FindingKind Edition = Make("edition", FindingSection.Settings);
    public static readonly FindingKind Snapshot = Make("read-committed-snapshot", FindingSection.Settings);
    public static readonly FindingKind Collation = Make("collation", FindingSection.Settings);
    public static readonly FindingKind CompatibilityLevel = Make("compatibility-level", FindingSection.Settings);
    public static readonly FindingKind FileGrowth = Make("file-growth", FindingSection.Settings);
    public static readonly FindingKind LogBackups = Make("log-backups", FindingSection.Settings);
    public static readonly FindingKind JournalMode = Make("journal-mode", FindingSection.Settings);

    public static readonly FindingKind CallDuplicates = Make("call-duplicates", FindingSection.Data);
    public static readonly FindingKind CallPhones = Make("call-phones", FindingSection.Data);
    public static readonly FindingKind CallRules = Make("call-rules", FindingSection.Data);
    public static readonly FindingKind OngoingStale = Make("ongoing-stale", FindingSection.Data);
    public static readonly FindingKind TicketDuplicates = Make("ticket-duplicates", FindingSection.Data);
    public static readonly FindingKind TicketPhones = Make("ticket-phones", FindingSection.Data);
    public static readonly FindingKind TicketNames = Make("ticket-names", FindingSection.Data);
    public static readonly FindingKind TicketPlans = Make("ticket-plans", FindingSection.Data);
    public static readonly FindingKind TicketRules = Make("ticket-rules", FindingSection.Data);
    public static readonly FindingKind CallRetention = Make("call-retention", FindingSection.Data);
    public static readonly FindingKind TicketRetention = Make("ticket-retention", FindingSection.Data);

    public static readonly FindingKind ScheduleRenewed = Make("schedule-renewed", FindingSection.Schedule);
    public static readonly FindingKind ScheduleOrphans = Make("schedule-orphans", FindingSection.Schedule);
    public static readonly FindingKind ScheduleDuplicates = Make("schedule-duplicates", FindingSection.Schedule);

    public static readonly FindingKind Growth = Make("growth", FindingSection.Growth);

    static readonly Dictionary<string, FindingKind> Tables = ExchangeTables.Blocks.ToDictionary(b => b, b => Make($"table-{Kebab(b)}", FindingSection.Tables));
    static readonly Dictionary<string, FindingKind> Writes = ExchangeTables.Blocks.Skip(3).ToDictionary(b => b, b => Make($"write-{Kebab(b)}", FindingSection.Rights));

    public static IReadOnlyList<FindingKind> All => Made;

    /// <summary>That the table of a block is there and IDENT can read it.</summary>
    public static FindingKind Table(string block) => Tables[block];

    /// <summary>That IDENT may write the table of a block of the schedule.</summary>
    public static FindingKind MayWrite(string block) => Writes[block];

    static FindingKind Make(string id, FindingSection section)
    {
        var kind = new FindingKind(id, section);
        Made.Add(kind);
        return kind;
    }

    static string Kebab(string block) => string.Concat(block.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
