using FluentMigrator;
using FluentMigrator.Infrastructure;
using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;

// FluentMigrator, whose migrations are code: one for each script, which it runs by Execute.Script.
string connection = Environment.GetEnvironmentVariable("PEER_CONNECTION") ?? throw new InvalidOperationException("PEER_CONNECTION is not set.");
using ServiceProvider services = new ServiceCollection()
    .AddFluentMigratorCore()
    .ConfigureRunner(runner => (args[0] == "sqlite" ? runner.AddSQLite() : runner.AddMySql8()).WithGlobalConnectionString(connection))
    .AddScoped<IMigrationInformationLoader>(_ => new Scripts(args[1]))
    .BuildServiceProvider();
using IServiceScope scope = services.CreateScope();
scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();

sealed class Scripts(string folder) : IMigrationInformationLoader
{
    public SortedList<long, IMigrationInfo> LoadMigrations()
    {
        SortedList<long, IMigrationInfo> migrations = [];
        foreach (string path in Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal))
            migrations.Add(migrations.Count + 1, new MigrationInfo(migrations.Count + 1, TransactionBehavior.Default, new Script(path)));
        return migrations;
    }
}

sealed class Script(string path) : ForwardOnlyMigration
{
    public override void Up() => Execute.Script(path);
}
