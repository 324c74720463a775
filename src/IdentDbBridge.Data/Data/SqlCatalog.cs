using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Reflection;

namespace IdentDbBridge.Data;

/// <summary>The statements of <c>sql/</c> for one kind of server, by name, with the clinic's table names put in.</summary>
sealed class SqlCatalog(string dialect, IReadOnlyDictionary<string, string> variables)
{
    static readonly Assembly Home = typeof(SqlCatalog).Assembly;
    readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The catalog for statements that name no table of the clinic's.</summary>
    public SqlCatalog(string dialect) : this(dialect, ReadOnlyDictionary<string, string>.Empty)
    {
    }

    /// <summary>The catalog with the exchange tables' names, quoted, since a clinic may name a table Order.</summary>
    public static SqlCatalog For(IDialect dialect, ExchangeTables tables) =>
        new(dialect.Name, tables.Names.ToDictionary(n => n.Key, n => dialect.Quote(n.Value)));

    /// <summary>The text of a statement such as <c>tickets/add-ticket</c>, without its opening comment.</summary>
    public string this[string name] => _texts.GetOrAdd(name, Load);

    string Load(string name)
    {
        string text = Read($"sql/{dialect}/{name}.sql") ?? Read($"sql/portable/{name}.sql")
            ?? throw new InvalidOperationException($"No statement {name} for {dialect}.");
        while (text.StartsWith("--", StringComparison.Ordinal))
            text = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        foreach ((string variable, string value) in variables)
            text = text.Replace($"${variable}$", value, StringComparison.Ordinal);
        return text.Trim();
    }

    static string? Read(string resource)
    {
        using Stream? stream = Home.GetManifestResourceStream(resource);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
