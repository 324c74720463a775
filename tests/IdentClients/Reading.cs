using System.Data;
using System.Data.Common;

namespace IdentDbBridge.IdentClients;

/// <summary>The ways of reading a window of calls or tickets.</summary>
sealed class Reading(DbProviderFactory factory, DbConnection connection)
{
    const string Window = "WHERE DateAndTime BETWEEN @from AND @to ORDER BY DateAndTime";
    const string LiteralWindow = "WHERE DateAndTime >= '2026-03-01 00:00:00' AND DateAndTime <= '2200-01-01 23:59:59' ORDER BY DateAndTime";

    /// <summary>Named columns by a reader, each by the accessor of its type.</summary>
    public string Named(string table, string[] columns)
    {
        using var command = InWindow($"SELECT {string.Join(", ", columns)} FROM {table} {Window}");
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(Wire.Row([.. columns.Select(column => Typed(reader, reader.GetOrdinal(column)))]));
        return Text(rows);
    }

    /// <summary>All columns by a reader.</summary>
    public string All(string table)
    {
        using var command = InWindow($"SELECT * FROM {table} {Window}");
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(Wire.Row(reader));
        return Text(rows);
    }

    /// <summary>Named columns into a table by its own loader; the window stands in the statement.</summary>
    public string Table(string table, string[] columns)
    {
        using var command = connection.Command($"SELECT {string.Join(", ", columns)} FROM {table} {LiteralWindow}", null);
        using var reader = command.ExecuteReader();
        using var rows = new DataTable();
        rows.Load(reader);
        return Text(rows);
    }

    /// <summary>All columns by an adapter, the table's keys first.</summary>
    public string Adapter(string table)
    {
        using var command = InWindow($"SELECT * FROM {table} {Window}");
        using var adapter = factory.CreateDataAdapter()!;
        adapter.SelectCommand = command;
        using var rows = new DataTable();
        adapter.FillSchema(rows, SchemaType.Source);
        adapter.Fill(rows);
        return Text(rows);
    }

    /// <summary>By a prepared statement, asked twice.</summary>
    public string Prepared(string table, string[] columns)
    {
        using var command = connection.Command($"SELECT {string.Join(", ", columns)} FROM {table} {Window}", null);
        command.Declare("@from", DbType.DateTime);
        command.Declare("@to", DbType.DateTime);
        command.Prepare();
        List<string> rows = [];
        foreach (var from in new[] { Sample.To, Sample.From })
        {
            command.Parameters["@from"].Value = from;
            command.Parameters["@to"].Value = Sample.To;
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(Wire.Row(reader));
        }
        return Text(rows);
    }

    /// <summary>The columns as the driver describes them: name and .NET type.</summary>
    public string SchemaTable(string table)
    {
        using var command = connection.Command($"SELECT * FROM {table}", null);
        using var reader = command.ExecuteReader(CommandBehavior.SchemaOnly);
        using var schema = reader.GetSchemaTable()!;
        return Text(schema.Rows.Cast<DataRow>().Select(row => Wire.Row((string)row["ColumnName"], ((Type)row["DataType"]).Name)));
    }

    /// <summary>The ids of the tickets for which a condition holds.</summary>
    public string Find(string condition, string? name = null)
    {
        using var command = connection.Command($"SELECT Id FROM IDENT_Tickets WHERE {condition} ORDER BY DateAndTime", null);
        if (name is not null)
            command.Add("@name", name);
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(Wire.Row(reader));
        return Text(rows);
    }

    DbCommand InWindow(string sql) => connection.Command(sql, null, ("@from", Sample.From), ("@to", Sample.To));

    static object? Typed(DbDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
            return null;
        var type = reader.GetFieldType(column);
        return type == typeof(string) ? reader.GetString(column)
            : type == typeof(DateTime) ? reader.GetDateTime(column)
            : type == typeof(int) ? reader.GetInt32(column)
            : reader.GetValue(column);
    }

    static string Text(DataTable table) => Text(table.Rows.Cast<DataRow>().Select(row => Wire.Row(row.ItemArray)));

    static string Text(IEnumerable<string> rows) => string.Join("\u001e", rows);
}
