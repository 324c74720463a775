using System.Globalization;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>The import where the server forbids LOCAL, against INSERTs by hand in the shape that is fastest on this server.</summary>
sealed class ImportInserts : RowGroup
{
    // Rows of a statement, statements of a transaction.
    static readonly (int Rows, int Statements)[] Shapes = [(500, 10), (1000, 1), (1000, 10), (2000, 10), (5000, 1), (5000, 10), (10_000, 5)];

    public override IReadOnlyList<string> Rows => [RowInfo.ImportWithoutLocal];

    public override bool NeedsPrograms => true;

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        server.AllowLocal(false);
        var imports = new Imports(bench, server, cancel);
        var count = bench.Sizes.Import;
        var shape = await BestAsync(bench, server, imports, count / 10);
        var inserts = bench.Calls.Inserts(count, shape.Rows, shape.Statements);
        var pairs = await Pairs.RunAsync(
            bench.Sizes.Pairs,
            async () =>
            {
                await imports.PrepareAsync();
                var usage = await imports.CsvAsync(bench.Calls.Csv(count));
                imports.Expect(count);
                return usage;
            },
            async () =>
            {
                await imports.PrepareAsync();
                var usage = await imports.InsertAsync(inserts);
                imports.Expect(count);
                return usage;
            });
        ImportCsv.Note(bench, server, RowInfo.ImportWithoutLocal, "", pairs, count, Goal.AtLeast(0.8));
        File.Delete(inserts);
        imports.Drop();
        server.AllowLocal(true);
    }

    static async Task<(int Rows, int Statements)> BestAsync(Bench bench, MeasuredServer server, Imports imports, int count)
    {
        List<(double Seconds, (int Rows, int Statements) Shape)> tried = [];
        foreach (var shape in Shapes)
        {
            await imports.PrepareAsync();
            var file = bench.Calls.Inserts(count, shape.Rows, shape.Statements);
            tried.Add(((await imports.InsertAsync(file)).Seconds, shape));
            File.Delete(file);
        }

        var best = tried.MinBy(t => t.Seconds).Shape;
        var all = string.Join(", ", tried.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Shape.Rows}×{t.Shape.Statements}: {count / t.Seconds:N0}")));
        bench.Findings.Remark(RowInfo.ImportWithoutLocal, string.Create(CultureInfo.InvariantCulture, $"{server.Name}: the INSERTs hold {best.Rows:N0} rows each, {best.Statements} in a transaction, which was the fastest shape with {count:N0} rows (rows × statements: rows per second; {all})."));
        return best;
    }
}
