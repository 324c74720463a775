using System.Data.Common;

namespace IdentDbBridge.IdentClients;

/// <summary>Does with a driver what IDENT does with an exchange database, in each of the ways in which it may do so.</summary>
/// <param name="factory">The driver.</param>
/// <param name="connectionString">What an administrator has entered in IDENT.</param>
sealed class Ident(DbProviderFactory factory, string connectionString)
{
    /// <summary>Connects; the version that the server gives.</summary>
    public string Open()
    {
        using var connection = Connect();
        return connection.ServerVersion;
    }

    /// <summary>Does one step; the rows that were read, one a line in <see cref="Wire"/>'s form.</summary>
    public string Do(string step)
    {
        using var connection = Connect();
        var reading = new Reading(factory, connection);
        var writing = new Writing(factory, connection);
        return step switch
        {
            "read-calls-named" => reading.Named("IDENT_FinishedCalls", Columns.Calls),
            "read-calls-all" => reading.All("IDENT_FinishedCalls"),
            "read-calls-table" => reading.Table("IDENT_FinishedCalls", Columns.Calls),
            "read-calls-adapter" => reading.Adapter("IDENT_FinishedCalls"),
            "read-ongoing-named" => reading.Named("IDENT_OngoingCalls", Columns.Calls),
            "read-tickets-named" => reading.Named("IDENT_Tickets", Columns.Tickets),
            "read-tickets-all" => reading.All("IDENT_Tickets"),
            "read-tickets-table" => reading.Table("IDENT_Tickets", Columns.Tickets),
            "read-tickets-adapter" => reading.Adapter("IDENT_Tickets"),
            "read-tickets-prepared" => reading.Prepared("IDENT_Tickets", Columns.Tickets),
            "read-schema-table" => reading.SchemaTable("IDENT_Tickets"),
            "find-by-parameter" => reading.Find("DoctorName = @name", Sample.Doctor),
            "find-by-literal" => reading.Find($"DoctorName = {Literal(connection, Sample.Doctor)}"),
            "find-by-like" => reading.Find("DoctorName LIKE @name", "Ёлкина%"),
            "write-rows" => writing.Rows(null),
            "write-transaction" => writing.InTransaction(),
            "write-prepared" => writing.Prepared(),
            "write-literals" => writing.Literals(text => Literal(connection, text)),
            "write-updates" => writing.Updates(),
            "write-adapter" => writing.Adapter(),
            "write-truncate" => writing.Truncate(),
            _ => throw new ArgumentException($"There is no step '{step}'."),
        };
    }

    /// <summary>Text as it stands in a statement.</summary>
    static string Literal(DbConnection connection, string text)
    {
        var quoted = text.Replace("'", "''");
        return IsMySql(connection) ? $"'{quoted.Replace(@"\", @"\\")}'" : $"N'{quoted}'";
    }

    static bool IsMySql(DbConnection connection) => connection.GetType().Name == "MySqlConnection";

    DbConnection Connect()
    {
        var connection = factory.CreateConnection()!;
        try
        {
            connection.ConnectionString = connectionString;
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
