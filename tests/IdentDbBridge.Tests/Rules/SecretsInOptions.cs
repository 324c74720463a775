using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using IdentDbBridge.Calls;
using IdentDbBridge.Data;
using IdentDbBridge.Migrations;
using IdentDbBridge.Outbox;
using IdentDbBridge.Schema;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Tests.Rules;

/// <summary>Options and records get into logs by their text, and onto a screen that is shared by a debugger.</summary>
public sealed class SecretsInOptions
{
    const string Marker = "geheim-7";

    static readonly Type[] Public = [.. new[] { typeof(Outcome), typeof(SqlCatalog), typeof(Exchange), typeof(Migrator), typeof(SchemaAudit) }.SelectMany(t => t.Assembly.GetExportedTypes())];

    static bool IsSecret(PropertyInfo property) =>
        property.PropertyType == typeof(string) && (property.Name.Contains("Connection", StringComparison.Ordinal) || property.Name.Contains("Password", StringComparison.Ordinal));

    [Fact]
    public void Are_in_no_text_and_in_no_debugger()
    {
        Type[] holders = [.. Public.Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false } && t.GetProperties().Any(IsSecret))];
        Assert.Equal([nameof(DatabaseOptions), nameof(ExchangeOptions)], holders.Select(t => t.Name).Order());
        Assert.All(holders, type =>
        {
            Assert.DoesNotContain(Marker, Filled(type, IsSecret).ToString()!, StringComparison.Ordinal);
            Assert.All(type.GetProperties().Where(IsSecret), p => Assert.Equal(DebuggerBrowsableState.Never, p.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State));
            Assert.Null(type.GetCustomAttribute<DebuggerDisplayAttribute>());
        });
        // What holds such options prints them by their own text.
        foreach (var (outer, property) in Public.Where(t => !t.IsAbstract).SelectMany(t => t.GetProperties().Where(p => p.CanWrite && holders.Contains(p.PropertyType)).Select(p => (t, p))))
        {
            var made = RuntimeHelpers.GetUninitializedObject(outer);
            property.SetValue(made, Filled(property.PropertyType, IsSecret));
            Assert.DoesNotContain(Marker, made.ToString()!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Patients_are_in_no_text_of_calls_and_tickets()
    {
        // Those that are not public, too: they get into messages of assertions and of a debugger.
        Type[] records =
        [
            .. new[] { typeof(Ticket), typeof(Exchange) }.SelectMany(t => t.Assembly.GetTypes())
                .Where(t => t is { IsAbstract: false, IsGenericType: false } && t.GetMethod("<Clone>$") is not null)
                .Where(t => t.Namespace is "IdentDbBridge.Calls" or "IdentDbBridge.Tickets" || t == typeof(OutboxRecord)),
        ];
        Assert.Empty(new[] { typeof(Ticket), typeof(TicketRequest), typeof(StoredCall), typeof(CallStart), typeof(CompletedCall), typeof(CallEnd), typeof(CallKey), typeof(AddTicket) }.Except(records));
        Assert.All(records, type => Assert.DoesNotContain(Marker, Filled(type, p => p.PropertyType == typeof(string) && p.Name != nameof(OutboxRecord.Kind)).ToString(), StringComparison.Ordinal));
    }

    /// <summary>One with the marker in some of its texts.</summary>
    static object Filled(Type type, Func<PropertyInfo, bool> which)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(p => which(p) && p.CanWrite))
            property.SetValue(made, Marker);
        return made;
    }
}
