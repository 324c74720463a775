using System.Runtime.CompilerServices;
using IdentDbBridge.Outbox;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>An outbox in a directory of its own.</summary>
public abstract class OutboxFolder : MigrationContract<Sqlite>
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("identdb-");

    protected string Folder => _folder.FullName;

    protected string Outbox => Path.Combine(Folder, "outbox.db");

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>As the program of 27 November 2026 wrote it.</summary>
    protected void Golden(string file = "outbox.db")
    {
        using var connection = Sqlite.Connect($"Data Source={Path.Combine(Folder, file)};Pooling=false");
        connection.Open();
        connection.Run(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "golden", "outbox-1.sql")));
    }

    protected List<string> InOutbox(string sql)
    {
        using var connection = Sqlite.Connect($"Data Source={Outbox};Pooling=false");
        connection.Open();
        return connection.List(sql);
    }

    /// <summary>Of a program whose server is away.</summary>
    protected static ExchangeOptions Options(string outbox) => new() { Provider = "sqlite", ConnectionString = Nowhere().ConnectionString, TimeZone = "Europe/Moscow", Outbox = new OutboxOptions { Path = outbox } };

    protected static TestDatabase Nowhere() => new("x", "sqlite", "Data Source=nowhere/exchange.db", Sqlite.Connect, () => { });

    static string Here([CallerFilePath] string here = "") => here;
}
