namespace IdentDbBridge.Tests;

/// <summary>Nobody asks where a test is.</summary>
sealed class NoSource : ISourceInformationProvider, ISourceInformation
{
    public string? FileName { get; set; }

    public int? LineNumber { get; set; }

    public ISourceInformation GetSourceInformation(ITestCase testCase) => this;

    public void Deserialize(IXunitSerializationInfo info)
    {
    }

    public void Serialize(IXunitSerializationInfo info)
    {
    }

    public void Dispose()
    {
    }
}
