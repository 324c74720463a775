using System.Data;
using System.Data.Common;
using Dapper;
using IdentDbBridge.Calls;
using IdentDbBridge.Data;
using Microsoft.Data.Sqlite;

namespace IdentDbBridge.Tests.Sql;

/// <summary>A native program reads rows without Dapper's code, and must read the same from tables of any kind.</summary>
public sealed class NativeRowsLikeDapper : IDisposable
{
    static readonly string[] Stored = ["NULL", "0", "1", "-5", "300", "12345678901", "1.5", "''", "'text'", "'12'", "'in'", "'OUT'", "'2026-03-02 09:05:07'", "'2026-03-02'", "'true'", "'+7 391 200'", "x'00FF'"];

    readonly SqliteConnection _connection = new("Data Source=:memory:");

    public NativeRowsLikeDapper() => _connection.Open();

    public static TheoryData<string> Values => [.. Stored];

    public void Dispose() => _connection.Dispose();

    [Theory]
    [MemberData(nameof(Values))]
    public void Of_properties(string stored)
    {
        AssertSame<string?>(stored);
        AssertSame<int>(stored);
        AssertSame<int?>(stored);
        AssertSame<long>(stored);
        AssertSame<long?>(stored);
        AssertSame<double>(stored);
        AssertSame<bool>(stored);
        AssertSame<bool?>(stored);
        AssertSame<DateTime>(stored);
        AssertSame<DateTime?>(stored);
        AssertSame<CallDirection>(stored);
    }

    [Fact]
    public void Of_a_constructor()
    {
        const string Sql = "select 7 as Number, 'Имя' as name, 'mehr' as Extra";
        Assert.Equal(new Made(7, "Имя", "mehr"), Native<Made>(Sql));
        Assert.Equal(_connection.QuerySingle<Made>(Sql), Native<Made>(Sql));
    }

    [Fact]
    public void Of_more_and_fewer_columns_than_properties()
    {
        const string Sql = "select 'ja' as VALUE, 3 as Nobody";
        Assert.Equal("ja", Native<Held<string>>(Sql).Value);
        Assert.Equal(_connection.QuerySingle<Held<string>>(Sql).Value, Native<Held<string>>(Sql).Value);
        Assert.Equal("Anfang", Native<Held<string>>("select 3 as Nobody").Value);
    }

    [Fact]
    public void Of_a_dictionary()
    {
        var row = (IDictionary<string, object?>)Native<object>("select 1 as A, NULL as B");
        Assert.Equal(1L, row["A"]);
        Assert.Null(row["B"]);
    }

    [Fact]
    public void Only_parameters_that_a_statement_names_are_bound()
    {
        var bound = NativeRows.Parameters(new { Id = 5, Identity = "x", Other = new object() }, "select @id, @Identity_2, '@' from t where a = @ID");
        Assert.Equal(["Id"], bound!.ParameterNames);
        Assert.Equal(5, bound.Get<int>("Id"));
        Assert.Null(NativeRows.Parameters(null, "select 1"));
    }

    void AssertSame<T>(string stored)
    {
        var sql = $"select {stored} as Value";
        var (dapper, error) = Try(() => _connection.QuerySingle<Held<T>>(sql).Value);
        var (native, nativeError) = Try(() => Native<Held<T>>(sql).Value);
        Assert.True(error == nativeError && Equals(dapper, native), $"{stored} as {typeof(T)}: {dapper} {error}, and natively {native} {nativeError}");
    }

    T Native<T>(string sql)
    {
        using var reader = (DbDataReader)_connection.ExecuteReader(sql);
        var read = NativeRows.Of<T>(reader);
        Assert.True(reader.Read());
        return read(reader);
    }

    /// <summary>The errors that <see cref="Db"/> tells as a column of another type.</summary>
    static (object? Value, bool Error) Try(Func<object?> read)
    {
        try
        {
            return (read(), false);
        }
        catch (Exception e) when (e is DataException or InvalidCastException or FormatException or OverflowException)
        {
            return (null, true);
        }
    }

    sealed class Held<T>
    {
        public T? Value { get; init; } = typeof(T) == typeof(string) ? (T)(object)"Anfang" : default;
    }

    sealed record Made(long Number, string Name, string? Extra);
}
