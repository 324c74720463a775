// Nothing at all, or one connection where the environment names a server.
return Environment.GetEnvironmentVariable("IDENTDB_CONNECTION") is { } connectionString ? Yardstick.Connect(connectionString) : 0;

static class Yardstick
{
    // A method of its own: the program that does nothing must not load the driver.
    public static int Connect(string connectionString)
    {
        using var connection = new MySqlConnection(connectionString);
        connection.Open();
        return 0;
    }
}
