using IdentDbBridge.Data;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.ServerTests;

public abstract class DeadlockContract<TServer>(ExchangeDatabase<TServer> exchange, ITestOutputHelper log) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_tried_again_and_does_not_reach_the_caller()
    {
        var (db, _) = await exchange.OpenAsync();
        await db.DisposeAsync();
        await using var server = new ExchangeServer(TServer.Provider, exchange.Database!.ConnectionString, null);
        await server.RunAsync(s => s.Db.ExecuteAsync("insert into IDENT_Doctors (Id, Name) values (1, 'a'), (2, 'a')", null, Cancel), Cancel);
        using var bothHold = new Barrier(2);
        int attempts = 0;
        await Task.WhenAll(LockAsync(1, 2), LockAsync(2, 1)).WaitAsync(TimeSpan.FromMinutes(2), Cancel);
        log.WriteLine($"figure: {TServer.Name}: {attempts} attempts for 2 transactions");
        Assert.Equal(3, attempts);

        // Each holds one row and wants the other's: the server must end one of them.
        Task<int> LockAsync(int first, int second)
        {
            int tried = 0;
            return Task.Run(() => server.RunAsync(
                async session =>
                {
                    Interlocked.Increment(ref attempts);
                    tried++;
                    await session.Db.InTransactionAsync(
                        async () =>
                        {
                            await TouchAsync(session.Db, first);
                            if (tried == 1)
                                await Task.Run(bothHold.SignalAndWait);
                            await TouchAsync(session.Db, second);
                        },
                        Cancel);
                    return 0;
                },
                Cancel));
        }
    }

    static Task<int> TouchAsync(Db db, int id) => db.ExecuteAsync("update IDENT_Doctors set Name = concat(Name, 'x') where Id = @id", new { id }, Cancel);
}

public sealed class DeadlockOnMariaDb(ExchangeDatabase<MariaDb> exchange, ITestOutputHelper log) : DeadlockContract<MariaDb>(exchange, log);

public sealed class DeadlockOnMySql(ExchangeDatabase<MySql> exchange, ITestOutputHelper log) : DeadlockContract<MySql>(exchange, log);

public sealed class DeadlockOnMsSql(ExchangeDatabase<MsSql> exchange, ITestOutputHelper log) : DeadlockContract<MsSql>(exchange, log);
