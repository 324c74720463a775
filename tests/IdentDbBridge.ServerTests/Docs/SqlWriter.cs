using System.Data.Common;
using System.Globalization;
using IdentDbBridge.Tests.Docs;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>A program that uses the exchange database by the SQL of docs/integrator.md, times and numbers as text, as PHP does.</summary>
sealed class SqlWriter<TServer> : IDisposable
    where TServer : ITestServer
{
    static readonly int Deadlock = TServer.Provider == "mssql" ? 1205 : 1213;

    readonly DbConnection _connection;

    public SqlWriter(string connectionString)
    {
        _connection = TServer.Connect(connectionString);
        _connection.Open();
        Run("session");
    }

    /// <summary>How often a block had to be run again.</summary>
    public int Repeats { get; private set; }

    /// <summary>Runs the statements of a block one by one; all again after a deadlock.</summary>
    /// <returns>The rows that each of them has changed.</returns>
    public int[] Run(string block, params (string Name, object? Value)[] values)
    {
        while (true)
        {
            try
            {
                return [.. Guide.Statements(block, TServer.Provider).Select(s => _connection.Run(s, Used(s, values)))];
            }
            catch (DbException e)
            {
                // After an error within a transaction SQL Server has rolled it back by itself.
                _connection.Run(TServer.Provider == "mssql" ? "IF @@TRANCOUNT > 0 ROLLBACK" : "ROLLBACK");
                if (Number(e) != Deadlock)
                    throw;
                Repeats++;
            }
        }
    }

    /// <summary>Runs some statements of a block only.</summary>
    public void RunPart(string block, Range part, params (string Name, object? Value)[] values)
    {
        foreach (var statement in Guide.Statements(block, TServer.Provider).Take(part))
            _connection.Run(statement, Used(statement, values));
    }

    /// <summary>Waits for the locks of others for a second at the most.</summary>
    public void HaveNoPatience() => _connection.Run(TServer.Provider == "mssql" ? "SET LOCK_TIMEOUT 1000" : "SET SESSION innodb_lock_wait_timeout = 1");

    /// <summary>The number of the error that a block ends with; 0 for none.</summary>
    public int Error(string block, params (string Name, object? Value)[] values)
    {
        try
        {
            Run(block, values);
            return 0;
        }
        catch (DbException e)
        {
            return Number(e);
        }
    }

    /// <summary>The rows of a block that reads, null for NULL.</summary>
    public List<object?[]> Read(string block, params (string Name, object? Value)[] values)
    {
        var statement = Assert.Single(Guide.Statements(block, TServer.Provider));
        return [.. _connection.Rows(statement, Used(statement, values)).Select(r => r.Select(v => v is DBNull ? null : v).ToArray())];
    }

    public void Dispose() => _connection.Dispose();

    static int Number(DbException error) => error is SqlException e ? e.Number : ((MySqlException)error).Number;

    static (string, object)[] Used(string statement, (string Name, object? Value)[] values)
    {
        var names = Guide.Parameters(statement);
        Assert.All(names, n => Assert.Contains(values, v => v.Name == n));
        return [.. values.Where(v => names.Contains(v.Name)).Select(v => (v.Name, Text(v.Value)))];
    }

    static object Text(object? value) => value switch
    {
        null => DBNull.Value,
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
