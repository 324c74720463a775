using System.Diagnostics;

namespace IdentDbBridge.ServerTests;

/// <summary>The servers' own client, as a DBA runs it.</summary>
static class CommandLineClient
{
    /// <summary>Has it run a file, which must end well.</summary>
    /// <param name="database">On which server.</param>
    /// <param name="file">The text of the file.</param>
    /// <param name="into">The database named to the client; null where the file says which.</param>
    public static async Task RunAsync(TestDatabase database, string file, string? into = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        var server = new MySqlConnectionStringBuilder(database.ConnectionString);
        using var process = Process.Start(new ProcessStartInfo("mariadb", [$"--host={server.Server}", $"--port={server.Port}", $"--user={server.UserID}", $"--password={server.Password}", .. into is null ? Array.Empty<string>() : [into]]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            await process.StandardInput.WriteAsync(file.AsMemory(), cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The client stopped at an error: its exit code tells.
        }

        await process.WaitForExitAsync(cancel);
        Assert.True(process.ExitCode == 0, $"{await errors}{await output}\n{file}");
    }
}
