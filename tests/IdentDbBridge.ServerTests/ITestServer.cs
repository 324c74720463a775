using System.Data.Common;

namespace IdentDbBridge.ServerTests;

/// <summary>A database server that contracts run on. A contract is <c>abstract class XContract&lt;TServer&gt; where TServer : ITestServer</c>, and has one line for each server.</summary>
public interface ITestServer
{
    /// <summary>How IDENTDB_TEST_REQUIRED calls the server; in capitals also the end of its environment variable, IDENTDB_TEST_…</summary>
    static abstract string Name { get; }

    /// <summary>The provider with which the library talks to it: mssql, mysql or sqlite.</summary>
    static abstract string Provider { get; }

    /// <summary>A column type for any Unicode text of up to 100 characters.</summary>
    static abstract string TextType { get; }

    /// <summary>A connection that is not open yet.</summary>
    static abstract DbConnection Connect(string connectionString);

    /// <summary>Makes an empty database with a random name, dropped when it is disposed of. Skips the test, visibly, when there is no such server and none can be had in a container, unless IDENTDB_TEST_REQUIRED names it.</summary>
    static abstract Task<TestDatabase> CreateDatabaseAsync();
}
