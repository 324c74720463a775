using Xunit.Sdk;

namespace IdentDbBridge.Tests;

/// <summary>What xunit tells.</summary>
sealed class Messages : LongLivedMarshalByRefObject, IMessageSink
{
    public List<ITestCase> Tests { get; } = [];

    public ManualResetEvent Discovered { get; } = new(false);

    public ManualResetEvent Ended { get; } = new(false);

    public bool HasFailed { get; private set; }

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage found:
                Tests.Add(found.TestCase);
                break;
            case IDiscoveryCompleteMessage:
                Discovered.Set();
                break;
            case ITestFailed or IErrorMessage or ITestAssemblyCleanupFailure or ITestCollectionCleanupFailure or ITestClassCleanupFailure or ITestCleanupFailure:
                HasFailed = true;
                break;
            case ITestAssemblyFinished:
                Ended.Set();
                break;
        }

        return true;
    }
}
