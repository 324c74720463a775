namespace IdentDbBridge.Migrations.Engine;

/// <summary>DbUp's interfaces are synchronous, everything else here is not. Nothing that is waited for needs the waiting thread.</summary>
static class Waiting
{
    public static void For(Func<Task> work) => work().GetAwaiter().GetResult();

    public static T For<T>(Func<Task<T>> work) => work().GetAwaiter().GetResult();
}
