using System.Diagnostics;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>identdb as a real process under a shell: pipes, redirections, the environment.</summary>
static class Shell
{
    /// <summary>Runs a script of the shell in which <c>identdb</c> is a command. Skips the test where there is no such shell.</summary>
    public static async Task<CliResult> RunAsync(string script, params (string Name, string? Value)[] environment)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Needs a POSIX shell.");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"identdb() {{ {IdentdbProgram.Quoted} \"$@\"; }}\n{script}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        var errors = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(shell.ExitCode, output, await errors);
    }
}
