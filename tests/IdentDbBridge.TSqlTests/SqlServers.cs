using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.TSqlTests;

/// <summary>The versions of SQL Server that are supported, as Microsoft's tools name them.</summary>
static class SqlServers
{
    /// <summary>The oldest parser takes the least; the newest is that of what comes after SQL Server 2025.</summary>
    public static readonly SqlVersion[] Parsers = [SqlVersion.Sql130, SqlVersion.Sql140, SqlVersion.Sql150, SqlVersion.Sql160, SqlVersion.Sql170, SqlVersion.Sql180];

    public static TheoryData<int> Years { get; } = [2016, 2019, 2022, 2025];

    public static SqlServerVersion Version(int year) => year switch
    {
        2016 => SqlServerVersion.Sql130,
        2019 => SqlServerVersion.Sql150,
        2022 => SqlServerVersion.Sql160,
        _ => SqlServerVersion.Sql170,
    };

    /// <summary>What the text means to a parser.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">It does not parse.</exception>
    public static TSqlScript Parse(string name, string text, SqlVersion version)
    {
        using var reader = new StringReader(text);
        var script = (TSqlScript)TSqlParser.CreateParser(version, initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.True(errors.Count == 0, $"{name} ({version}): {string.Join("; ", errors.Select(e => $"line {e.Line}: {e.Message}"))}\n{text}");
        return script;
    }

    /// <summary>The text of a piece, as it stands in its script.</summary>
    public static string Text(TSqlFragment piece) =>
        string.Concat(piece.ScriptTokenStream.Skip(piece.FirstTokenIndex).Take(piece.LastTokenIndex - piece.FirstTokenIndex + 1).Select(t => t.Text));
}
