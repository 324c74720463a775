using System.Data;
using System.Data.Common;

namespace IdentDbBridge.IdentClients;

/// <summary>Commands with parameters, as a program of IDENT's age writes them.</summary>
static class Statements
{
    public static DbCommand Command(this DbConnection connection, string sql, DbTransaction? transaction, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 45;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
            command.Add(name, value);
        return command;
    }

    public static void Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    /// <summary>A parameter without a value yet, as preparing needs it.</summary>
    public static void Declare(this DbCommand command, string name, DbType type, int size = 0)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        if (size > 0)
            parameter.Size = size;
        command.Parameters.Add(parameter);
    }

    public static int Run(this DbConnection connection, string sql, DbTransaction? transaction, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, transaction, parameters);
        return command.ExecuteNonQuery();
    }
}
