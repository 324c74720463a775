using IdentDbBridge.ServerTests.Containers;

namespace IdentDbBridge.ServerTests.TestServers;

/// <summary>Where a server of the tests comes from, by what the environment says.</summary>
public sealed class ServerSources
{
    [Theory]
    [InlineData("mssql", "mcr.microsoft.com/mssql/server:2022-latest,mcr.microsoft.com/mssql/server:2019-latest")]
    [InlineData("mysql", "mysql:9,mysql:8.4,mysql:8.0")]
    [InlineData("mariadb", "mariadb:11.4,mariadb:10.11,mariadb:10.6")]
    public void Are_the_usual_images_newest_first_where_nothing_is_said(string server, string images)
    {
        foreach (var nothing in (string?[])[null, "", "  ", ","])
            AssertIs(null, images, ServerSource.Of(server, name => name == ServerSource.ImageVariable(server) ? nothing : ""));
    }

    [Theory]
    [InlineData("mysql:9.1", "mysql:9.1")]
    [InlineData(" registry:5000/mysql:9.1 ,, mysql:8.0.36,mysql:8.0.36 ", "registry:5000/mysql:9.1,mysql:8.0.36")]
    [InlineData("None", "")]
    public void Are_the_images_that_are_named(string named, string images) =>
        AssertIs(null, images, ServerSource.Of("mysql", name => name == "IDENTDB_TEST_MYSQL_IMAGE" ? named : null));

    [Fact]
    public void Are_the_server_that_is_named_and_no_image_then() =>
        AssertIs("Server=a", "", ServerSource.Of("mariadb", name => name == "IDENTDB_TEST_MARIADB" ? "Server=a" : "mariadb:11.4"));

    [Fact]
    public void Are_not_guessed_where_the_images_contradict_each_other() =>
        Assert.Contains("IDENTDB_TEST_MSSQL_IMAGE", Assert.Throws<InvalidOperationException>(() => ServerSource.Of("mssql", name => name == "IDENTDB_TEST_MSSQL_IMAGE" ? "none,a" : null)).Message, StringComparison.Ordinal);

    static void AssertIs(string? connectionString, string images, ServerSource source) =>
        Assert.Equal((connectionString, images), (source.ConnectionString, string.Join(',', source.Images)));
}
