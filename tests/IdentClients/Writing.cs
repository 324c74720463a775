using System.Data;
using System.Data.Common;
using System.Globalization;

namespace IdentDbBridge.IdentClients;

/// <summary>The ways of replacing the schedule. Whatever stood there is gone afterwards, and <see cref="Sample"/> stands there.</summary>
sealed class Writing(DbProviderFactory factory, DbConnection connection)
{
    static readonly string[] Tables = ["IDENT_Intervals", "IDENT_Doctors", "IDENT_Branches"];

    /// <summary>Row by row.</summary>
    public string Rows(DbTransaction? transaction)
    {
        foreach (var table in Tables)
            connection.Run($"DELETE FROM {table}", transaction);
        foreach (var branch in Sample.Branches)
            connection.Run("INSERT INTO IDENT_Branches (Id, Name) VALUES (@id, @name)", transaction, ("@id", branch.Key), ("@name", branch.Value));
        foreach (var doctor in Sample.Doctors)
            connection.Run("INSERT INTO IDENT_Doctors (Id, Name) VALUES (@id, @name)", transaction, ("@id", doctor.Key), ("@name", doctor.Value));
        foreach (var (branch, doctor, start, minutes, busy) in Sample.Intervals())
        {
            connection.Run(
                "INSERT INTO IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) VALUES (@branch, @doctor, @start, @minutes, @busy)",
                transaction, ("@branch", branch), ("@doctor", doctor), ("@start", start), ("@minutes", minutes), ("@busy", busy));
        }
        return "";
    }

    /// <summary>Row by row in a transaction.</summary>
    public string InTransaction()
    {
        using var transaction = connection.BeginTransaction();
        Rows(transaction);
        transaction.Commit();
        return "";
    }

    /// <summary>By prepared statements.</summary>
    public string Prepared()
    {
        foreach (var table in Tables)
            connection.Run($"DELETE FROM {table}", null);
        PreparedNames("IDENT_Branches", Sample.Branches);
        PreparedNames("IDENT_Doctors", Sample.Doctors);
        using var insert = connection.Command("INSERT INTO IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) VALUES (@branch, @doctor, @start, @minutes, @busy)", null);
        insert.Declare("@branch", DbType.Int32);
        insert.Declare("@doctor", DbType.Int32);
        insert.Declare("@start", DbType.DateTime);
        insert.Declare("@minutes", DbType.Int32);
        insert.Declare("@busy", DbType.Boolean);
        insert.Prepare();
        foreach (var (branch, doctor, start, minutes, busy) in Sample.Intervals())
            Run(insert, branch, doctor, start, minutes, busy);
        return "";
    }

    /// <summary>By statements with the values in them, several rows at a time.</summary>
    public string Literals(Func<string, string> quote)
    {
        foreach (var table in Tables)
            connection.Run($"DELETE FROM {table}", null);
        connection.Run($"INSERT INTO IDENT_Branches (Id, Name) VALUES {Values(Sample.Branches)}", null);
        connection.Run($"INSERT INTO IDENT_Doctors (Id, Name) VALUES {Values(Sample.Doctors)}", null);
        var rows = Sample.Intervals().Select(i => string.Format(CultureInfo.InvariantCulture, "({0}, {1}, '{2:yyyy-MM-dd HH:mm:ss}', {3}, {4})", i.Branch, i.Doctor, i.Start, i.Minutes, i.Busy ? 1 : 0));
        connection.Run($"INSERT INTO IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) VALUES {string.Join(", ", rows)}", null);
        return "";

        string Values(IReadOnlyDictionary<int, string> names) => string.Join(", ", names.Select(n => $"({n.Key}, {quote(n.Value)})"));
    }

    /// <summary>Deletes what is no more, changes what is there, adds what is new; twice, since the second time everything is there.</summary>
    public string Updates()
    {
        connection.Run("DELETE FROM IDENT_Intervals WHERE StartDateTime < @from", null, ("@from", Sample.From));
        connection.Run("DELETE FROM IDENT_Doctors WHERE Id > @id", null, ("@id", Sample.Doctors.Keys.Max()));
        connection.Run("DELETE FROM IDENT_Branches WHERE Id > @id", null, ("@id", Sample.Branches.Keys.Max()));
        for (var time = 0; time < 2; time++)
        {
            UpdateNames("IDENT_Branches", Sample.Branches);
            UpdateNames("IDENT_Doctors", Sample.Doctors);
            foreach (var (branch, doctor, start, minutes, busy) in Sample.Intervals())
            {
                Save(
                    "UPDATE IDENT_Intervals SET LengthInMinutes = @minutes, IsBusy = @busy WHERE BranchId = @branch AND DoctorId = @doctor AND StartDateTime = @start",
                    "INSERT INTO IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) VALUES (@branch, @doctor, @start, @minutes, @busy)",
                    ("@branch", branch), ("@doctor", doctor), ("@start", start), ("@minutes", minutes), ("@busy", busy));
            }
        }
        return "";
    }

    /// <summary>By adapters whose commands the driver builds.</summary>
    public string Adapter()
    {
        Replace("IDENT_Intervals", "BranchId", Sample.Intervals().Select(i => new object[] { i.Branch, i.Doctor, i.Start, i.Minutes, i.Busy }));
        Replace("IDENT_Doctors", "Id", Sample.Doctors.Select(d => new object[] { d.Key, d.Value }));
        Replace("IDENT_Branches", "Id", Sample.Branches.Select(b => new object[] { b.Key, b.Value }));
        return "";
    }

    /// <summary>Empties the tables by TRUNCATE, which needs more rights than DELETE.</summary>
    public string Truncate()
    {
        foreach (var table in Tables)
            connection.Run($"TRUNCATE TABLE {table}", null);
        return Rows(null);
    }

    void PreparedNames(string table, IReadOnlyDictionary<int, string> names)
    {
        using var insert = connection.Command($"INSERT INTO {table} (Id, Name) VALUES (@id, @name)", null);
        insert.Declare("@id", DbType.Int32);
        insert.Declare("@name", DbType.String, 400);
        insert.Prepare();
        foreach (var name in names)
            Run(insert, name.Key, name.Value);
    }

    static void Run(DbCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    void UpdateNames(string table, IReadOnlyDictionary<int, string> names)
    {
        foreach (var name in names)
            Save($"UPDATE {table} SET Name = @name WHERE Id = @id", $"INSERT INTO {table} (Id, Name) VALUES (@id, @name)", ("@id", name.Key), ("@name", name.Value));
    }

    void Save(string update, string insert, params (string Name, object? Value)[] values)
    {
        if (connection.Run(update, null, values) == 0)
            connection.Run(insert, null, values);
    }

    void Replace(string table, string order, IEnumerable<object[]> rows)
    {
        using var select = connection.Command($"SELECT * FROM {table} ORDER BY {order}", null);
        using var adapter = factory.CreateDataAdapter()!;
        adapter.SelectCommand = select;
        using var builder = factory.CreateCommandBuilder()!;
        builder.DataAdapter = adapter;
        using var loaded = new DataTable();
        adapter.Fill(loaded);
        foreach (DataRow row in loaded.Rows)
            row.Delete();
        adapter.Update(loaded);
        foreach (var row in rows)
            loaded.Rows.Add(row);
        adapter.Update(loaded);
    }
}
