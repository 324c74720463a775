namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>Rows that are measured together, since they share what is costly to make.</summary>
abstract class RowGroup
{
    /// <summary>In the order of their measurement.</summary>
    public static IReadOnlyList<RowGroup> All { get; } = [new AsteriskParse(), new TicketAdd(), new ScheduleRows(), new Peers(onSqlite: true), new Peers(onSqlite: false), new Poll(), new ImportCsv(), new ImportInserts(), new GatewayIntake(), new GatewayTickets(), new GrowthRows(), new Scale()];

    public abstract IReadOnlyList<string> Rows { get; }

    public virtual bool NeedsServer => true;

    /// <summary>Whether it runs the published programs, which take a minute or two to publish.</summary>
    public virtual bool NeedsPrograms => false;

    /// <param name="bench">Sizes, files, and where findings go.</param>
    /// <param name="server">Null for a group that needs none.</param>
    public abstract Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel);
}
