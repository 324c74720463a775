namespace IdentDbBridge.Benchmarks;

/// <summary>How much is measured, and how often.</summary>
/// <param name="Import">Rows of the import, and of the poll.</param>
/// <param name="SmallImport">Rows of the import whose memory the large one's is compared with.</param>
/// <param name="Growth">Rows of the tables of the growth curves, ascending. The window is read in the first and in the last.</param>
/// <param name="Pairs">Pairs of whole-process runs that take seconds.</param>
/// <param name="ShortPairs">Pairs of whole-process runs that take less than a second.</param>
/// <param name="Rounds">Rounds of BenchmarkDotNet; each is one pair.</param>
/// <param name="Iterations">Iterations of one side in one round.</param>
/// <param name="IterationMilliseconds">Length of an iteration of what takes far less than a second.</param>
/// <param name="Sent">Tickets that are sent to the gateway in one run.</param>
/// <param name="Listed">Tickets that IDENT is given at once.</param>
/// <param name="AsteriskBytes">Bytes of the Asterisk file.</param>
/// <param name="Scripts">Scripts that runners run besides the bundled ones.</param>
/// <param name="Inserts">INSERTs in one script.</param>
/// <param name="ClientInserts">INSERTs in the script that the server's own client runs, too.</param>
/// <param name="Clinics">How many databases one command goes through.</param>
/// <param name="Years">Rows of the tables of a few and of many years.</param>
sealed record Sizes(int Import, int SmallImport, IReadOnlyList<int> Growth, int Pairs, int ShortPairs, int Rounds, int Iterations, int IterationMilliseconds, int Sent, int Listed, long AsteriskBytes, IReadOnlyList<int> Scripts, IReadOnlyList<int> Inserts, int ClientInserts, IReadOnlyList<int> Clinics, (int Few, int Many) Years)
{
    public static Sizes Full { get; } = new(1_000_000, 10_000, [100_000, 1_000_000, 10_000_000], 3, 15, 3, 7, 250, 20_000, 100_000, 100_000_000, [100, 1000], [1000, 8000], 20_000, [100, 300, 1000], (1_000_000, 50_000_000));

    public static Sizes Quick { get; } = new(50_000, 10_000, [10_000, 30_000, 100_000], 1, 1, 1, 3, 100, 2_000, 10_000, 10_000_000, [30], [1000], 2000, [10, 30], (1_000_000, 2_000_000));
}
