using System.CommandLine;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>What scripts and people rely on: options, and the names in the documents. The golden files hold them; a change there is a change for users.</summary>
public sealed class Names : IDisposable
{
    readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Of_commands_and_options_are_the_stored_ones()
    {
        var commands = string.Join(' ', Paths(All(), "").Select(path => $"'{path}'"));
        var result = await Shell.RunAsync($"identdb --help\nfor c in {commands}; do echo; echo \"# $c\"; identdb $c --help; done");
        Golden.AssertHolds("help.txt", result.Output);
    }

    [Fact]
    public void Of_options_and_arguments_are_explained()
    {
        foreach (var command in All().Subcommands.SelectMany(c => c.Subcommands.Prepend(c)).Append(All()))
        {
            Assert.All(command.Options, o => Assert.False(string.IsNullOrWhiteSpace(o.Description), $"{command.Name} {o.Name}"));
            Assert.All(command.Arguments, a => Assert.False(string.IsNullOrWhiteSpace(a.Description), $"{command.Name} {a.Name}"));
            Assert.False(string.IsNullOrWhiteSpace(command.Description), command.Name);
        }
    }

    [Fact]
    public async Task Of_every_document_are_the_stored_ones()
    {
        var database = $"Data Source={_files.At("a.db")};Pooling=false";
        var scripts = Path.GetDirectoryName(_files.Write("scripts/0100_own.sql", "CREATE TABLE own (a);\n.tables\n"))!;
        SortedDictionary<string, SortedSet<string>> names = new(StringComparer.Ordinal);
        foreach (var line in CommandLines.All(scripts, _files.At("out.sql")))
        {
            // As DbUp leaves it, so that repair and adopt have something to tell.
            if (line[0] is "repair" or "adopt")
                Execute(database, "DELETE FROM IdentBridge_Migrations");
            else if (line is ["verify"])
                Execute(database, "CREATE INDEX Own ON IDENT_Tickets (FormName)");
            else if (line is ["status"])
                Execute(database, "PRAGMA user_version = 1");
            var own = line[0] == "demo" ? $"Data Source={_files.At("demo.db")};Pooling=false" : database;
            var result = await InProcess.RunAsync([.. line, "--provider", "sqlite", "--connection", own, "--json"]);
            Add(names, result.Code == 2 ? "error" : line[0] == "import" ? $"import {line[1]}" : line[0], result.Json, "");
            if (line is ["up", "--dry-run"])
                Add(names, "up --dry-run", result.Json, "");
        }

        names["up"].ExceptWith(names["up --dry-run"].Where(n => n.StartsWith("wouldApply", StringComparison.Ordinal)));
        Golden.AssertHolds("documents.txt", string.Concat(names.Select(n => $"# {n.Key}\n{string.Concat(n.Value.Select(v => v + "\n"))}\n")));
    }

    static IEnumerable<string> Paths(Command command, string before) =>
        command.Subcommands.SelectMany(c => Paths(c, $"{before}{c.Name} ").Prepend($"{before}{c.Name}"));

    static RootCommand All() => IdentDbBridge.Cli.Program.Commands(new IdentDbBridge.Cli.Options.TargetOptions());

    static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection(database);
        connection.Open();
        connection.Run(sql);
    }

    static void Add(SortedDictionary<string, SortedSet<string>> names, string document, JsonElement element, string path)
    {
        if (!names.TryGetValue(document, out var known))
            names[document] = known = new(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
                Add(names, document, property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}");
        }
        else if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0)
        {
            foreach (var item in element.EnumerateArray())
                Add(names, document, item, path + "[]");
        }
        else
        {
            known.Add(path);
        }
    }
}
