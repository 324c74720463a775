namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>A row of the report.</summary>
/// <param name="Name">As in --rows, and of its note in notes/.</param>
/// <param name="Ours">What is measured.</param>
/// <param name="Baseline">What it is measured against; null for nothing.</param>
sealed record RowInfo(string Name, string Ours, string? Baseline = null)
{
    public const string ImportFirst = "import-first";
    public const string ImportWithoutLocal = "import-first-without-local";
    public const string ImportAgain = "import-again";
    public const string ImportMemory = "import-memory";
    public const string TicketAdd = "ticket-add";
    public const string WindowRead = "window-read";
    public const string Poll = "poll";
    public const string ScheduleUpload = "schedule-upload";
    public const string FreeWindows = "free-windows";
    public const string PeersNothing = "peers-nothing";
    public const string PeersEmpty = "peers-empty";
    public const string PeersScripts = "peers-scripts";
    public const string PeersAgain = "peers-again";
    public const string PeersInserts = "peers-inserts";
    public const string AsteriskParse = "asterisk-parse";
    public const string GatewayIntake = "gateway-intake";
    public const string GatewayTickets = "gateway-tickets";
    public const string Growth = "growth";
    public const string Scale = "scale";

    /// <summary>In the order of the report.</summary>
    public static IReadOnlyList<RowInfo> All { get; } =
    [
        new(ImportFirst, "`identdb import calls FILE --format csv` of 1,000,000 finished calls into an empty database, the whole published program from its start to its end.", "the same rows, ready as a tab-separated file, by one `LOAD DATA LOCAL INFILE` of the database's own client straight into the same table. The ratio is that of rows per second."),
        new(ImportWithoutLocal, "the same import where the server forbids LOCAL (`local_infile=0`).", "the same rows as ready multi-row INSERTs by hand, sent by the database's own client. The ratio is that of rows per second."),
        new(ImportAgain, "the same file once more into the same database; it adds nothing.", "the first time. The ratio is that of the times."),
        new(ImportMemory, "peak memory (resident set) of the import of 1,000,000 calls.", "that of 10,000 calls, and a limit of 120 MiB."),
        new(TicketAdd, "one `exchange.Tickets.AddAsync` of a ticket that is new.", "a prepared asynchronous INSERT by hand on an open connection, one commit each."),
        new(WindowRead, "`exchange.Calls.ReadFinishedAsync` of one day in the largest table of the growth row.", "the same in its smallest, with as many rows a day."),
        new(Poll, "`exchange.Calls.StreamFinishedAsync` from the first row to 2200-01-01 over 1,000,000 rows.", "a bare asynchronous data reader over the same statement that gets every column by its type."),
        new(ScheduleUpload, "the upload of a schedule of 4,184 intervals by `simulate`, in one transaction.", "deletes and multi-row INSERTs by hand, their text ready, in one transaction on an open connection."),
        new(FreeWindows, "`exchange.Schedule.FindFreeAsync` of 60 minutes in that schedule.", "a bare data reader that reads the intervals alone into a list, on an open connection."),
        new(PeersNothing, "`identdb up`, as `./build.sh pack` publishes it, with nothing to do.", "DbUp, Evolve, FluentMigrator (programs of a few lines, published ReadyToRun with .NET in them) and the tool grate, each on a database of its own."),
        new(PeersEmpty, "`identdb up` on an empty database.", "the same runners with the same scripts."),
        new(PeersScripts, "`identdb up` on an empty database with so many scripts of one CREATE TABLE each besides the bundled ones.", "the same runners with the same scripts."),
        new(PeersAgain, "the same once more: nothing to do.", "the same runners."),
        new(PeersInserts, "`identdb up` on an empty database with one script of so many single-row INSERTs besides the bundled ones.", "the same runners with the same scripts, on SQLite DbUp with a transaction for each script; of the largest, the same script piped into the server's own client."),
        new(AsteriskParse, "reading a Master.csv of Asterisk into rows.", "`StreamReader.ReadLine` over the same file."),
        new(GatewayIntake, "`identdb serve`, published ReadyToRun: the JSON of a form's ticket, sent by 50 senders at once, until all of them are rows in the table.", "an endpoint on bare Kestrel that reads the same JSON and inserts the same row: pooled connections, the statement prepared on each, one commit each. The ratio is that of requests per second."),
        new(GatewayTickets, "`GetTickets` of 100,000 tickets by `identdb serve`, uncompressed, to the last byte.", "an endpoint on bare Kestrel that reads the same rows with one open data reader and streams the same bytes. The ratio is that of answers per second."),
        new(Growth, "import, poll, purge of the oldest tenth, and `check` by the number of rows in the table."),
        new(Scale, "hundreds of clinics on one server by `--all`; and a table of 50,000,000 finished calls, made by the server.", "a table of 1,000,000, with as many calls a day."),
    ];
}
