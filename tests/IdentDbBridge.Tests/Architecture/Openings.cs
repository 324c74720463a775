using IdentDbBridge.Data;
using IdentDbBridge.Installed;
using IdentDbBridge.Migrations;
using IdentDbBridge.Schema;
using Mono.Cecil;

namespace IdentDbBridge.Tests.Architecture;

/// <summary>Whoever reads a journal by a session that he has opened himself may read a stale one on a cluster.</summary>
public sealed class Openings(ITestOutputHelper log)
{
    /// <summary>Above the layer of sessions. The script's own journal rows go by the script's session.</summary>
    static readonly string[] ReadsOtherwise = ["WholeScript", "Purge"];

    [Fact]
    public void Of_a_database_with_its_journal_are_in_one_place()
    {
        List<string> makers = [];
        foreach (var type in new[] { typeof(SqlCatalog), typeof(Exchange), typeof(Migrator), typeof(SchemaAudit) })
        {
            using var module = ModuleDefinition.ReadModule(type.Assembly.Location);
            makers.AddRange(module.GetTypes().Where(t => Calls(t, nameof(MigrationJournal), ".ctor") || Calls(t, nameof(IDialect), nameof(IDialect.ReadSessionAsync))).Select(Outermost));
        }

        log.WriteLine($"figure: {string.Join(", ", makers.Distinct().Order())}");
        Assert.Contains(nameof(OpenedDatabase), makers);
        // Locks ask which session is theirs.
        Assert.Equal([], makers.Except([nameof(OpenedDatabase), nameof(SessionLock), "GaleraLock", .. ReadsOtherwise]));
    }

    static bool Calls(TypeDefinition type, string declaring, string method) => type.Methods.Where(m => m.HasBody)
        .SelectMany(m => m.Body.Instructions).Any(i => i.Operand is MethodReference to && to.DeclaringType.Name == declaring && to.Name == method);

    static string Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type.Name;
    }
}
