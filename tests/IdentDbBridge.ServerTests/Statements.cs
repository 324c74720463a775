using System.Data.Common;
using System.Globalization;
using System.Text;

namespace IdentDbBridge.ServerTests;

/// <summary>Statements of tests, run synchronously.</summary>
static class Statements
{
    extension(DbConnection connection)
    {
        /// <summary>Runs a statement and returns the number of rows it changed.</summary>
        public int Run(string sql, params (string Name, object Value)[] parameters)
        {
            using var command = Command(connection, sql, parameters);
            return command.ExecuteNonQuery();
        }

        /// <summary>Runs a query and returns the first column of its first row; servers differ in integer types, so it is converted.</summary>
        public T Scalar<T>(string sql, params (string Name, object Value)[] parameters)
        {
            using var command = Command(connection, sql, parameters);
            return (T)Convert.ChangeType(command.ExecuteScalar()!, typeof(T), CultureInfo.InvariantCulture);
        }

        /// <summary>Runs a query and returns the first column of every row, as text.</summary>
        public List<string> List(string sql)
        {
            using var command = Command(connection, sql, []);
            using var reader = command.ExecuteReader();
            List<string> rows = [];
            while (reader.Read())
                rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
            return rows;
        }

        /// <summary>Runs a query and returns every row.</summary>
        public List<object[]> Rows(string sql, params (string Name, object Value)[] parameters)
        {
            using var command = Command(connection, sql, parameters);
            using var reader = command.ExecuteReader();
            List<object[]> rows = [];
            while (reader.Read())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            }

            return rows;
        }

        /// <summary>Runs a query and appends every value to <paramref name="text"/>, a line each; returns their number.</summary>
        public int Print(string sql, StringBuilder text)
        {
            using var command = Command(connection, sql, []);
            using var reader = command.ExecuteReader();
            var count = 0;
            for (; reader.Read(); count += reader.FieldCount)
            {
                for (var i = 0; i < reader.FieldCount; i++)
                    text.Append(CultureInfo.InvariantCulture, $"{reader.GetValue(i)}\n");
            }

            return count;
        }
    }

    static DbCommand Command(DbConnection connection, string sql, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
