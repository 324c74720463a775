using IdentDbBridge.ServerTests.Cli;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>An exchange database made, filled and opened to IDENT by our commands, as a clinic's administrator runs them.</summary>
/// <param name="Provider">mssql or mysql.</param>
/// <param name="Admin">Connects as the administrator.</param>
/// <param name="User">IDENT's login.</param>
/// <param name="Password">Its password.</param>
sealed record Clinic(string Provider, string Admin, string User, string Password)
{
    /// <summary>Makes the database, its tables and IDENT's login.</summary>
    /// <param name="grant">More options of grant.</param>
    public async Task ProvisionAsync(params string[] grant)
    {
        var secret = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(secret, Password, TestContext.Current.CancellationToken);
            await RunAsync("create-database", "--if-missing");
            await RunAsync("up");
            await RunAsync(["grant", "ident", "--user", User, "--password-file", secret, .. grant]);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    /// <summary>Tries it out with IDENT's login, as the guide says; check looks at the schedule. That of a client that was here before goes.</summary>
    /// <param name="ident">The connection string with that login.</param>
    public Task<CliResult> UploadAsync(string ident) => InProcess.RunAsync("simulate", "--once", "--force", "--provider", Provider, "--connection", ident);

    /// <summary>What check says of it, asked with IDENT's login.</summary>
    /// <param name="ident">The connection string with that login.</param>
    public async Task<CheckWords> CheckAsync(string ident)
    {
        var result = await InProcess.RunAsync("check", "--json", "--provider", Provider, "--connection", ident);
        return new CheckWords(result);
    }

    async Task RunAsync(params string[] arguments)
    {
        var result = await InProcess.RunAsync([.. arguments, "--provider", Provider, "--connection", Admin]);
        Assert.True(result.Code == 0, $"identdb {arguments[0]}: exit code {result.Code}\n{result.Output}{result.Errors}");
    }
}
