using System.Text.RegularExpressions;

namespace IdentDbBridge.Data;

/// <summary>A statement of the catalog that inserts one row, taken apart: its last brackets are repeated for each row.</summary>
sealed partial class InsertStatement
{
    public InsertStatement(string oneRow)
    {
        int start = oneRow.LastIndexOf('(');
        Head = oneRow[..start];
        Row = oneRow[start..].TrimEnd(';');
        Table = Target().Match(oneRow).Groups["table"].Value;
        Columns = [.. Parameter().Matches(Row).Select(m => m.Groups["name"].Value)];
    }

    /// <summary>Up to the values.</summary>
    public string Head { get; }

    /// <summary>The values of a row as parameters, in brackets.</summary>
    public string Row { get; }

    /// <summary>As the statement quotes it.</summary>
    public string Table { get; }

    /// <summary>In the order of the values. The statements name columns and parameters alike.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The brackets with numbered parameters.</summary>
    public string Numbered(int row) => Parameter().Replace(Row, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"$0_{row}"));

    [GeneratedRegex("@(?<name>[A-Za-z]+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"INSERT INTO (?<table>\S+)")]
    private static partial Regex Target();
}
