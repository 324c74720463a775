using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Tests.Scripts;

static class Splitters
{
    public static IScriptSplitter For(string dialect) => dialect switch
    {
        "tsql" => TSqlSplitter.Instance,
        "mysql" => MySqlSplitter.Instance,
        "sqlite" => SqliteSplitter.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "No such dialect."),
    };
}
