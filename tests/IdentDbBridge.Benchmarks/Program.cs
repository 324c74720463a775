using System.CommandLine;
using IdentDbBridge.Benchmarks;
using IdentDbBridge.Benchmarks.Rows;
using IdentDbBridge.TestServers;

var quick = new Option<bool>("--quick") { Description = "Small sizes and few runs, of programs that are not native, in under 5 minutes; the report goes to artifacts/benchmarks." };
var rows = new Option<string[]>("--rows") { Description = $"Only these rows: {string.Join(", ", RowInfo.All.Select(row => row.Name))}.", AllowMultipleArgumentsPerToken = true };
rows.AcceptOnlyFromAmong([.. RowInfo.All.Select(row => row.Name)]);
var servers = new Option<string[]>("--servers") { Description = "Only these servers: mariadb, mysql.", AllowMultipleArgumentsPerToken = true };
servers.AcceptOnlyFromAmong("mariadb", "mysql");
var command = new RootCommand("Measures the exchange against hand-written baselines and writes docs/benchmarks.md. A run of only some rows or servers writes to artifacts/benchmarks; of the row scale, which the whole leaves out, to docs/benchmarks-scale.md.") { quick, rows, servers };
command.SetAction(async (parsed, cancel) =>
{
    try
    {
        return await new BenchRun(parsed.GetValue(quick), parsed.GetValue(rows)!, parsed.GetValue(servers)!).RunAsync(cancel);
    }
    catch (TestServerException e)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();
