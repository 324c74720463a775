using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>A real process of <c>identdb</c>, or of a test program that runs its library.</summary>
sealed class Identdb : IDisposable
{
    /// <summary>What a process killed by SIGKILL leaves behind.</summary>
    public const int Killed = 137;

    // For one that hangs. Twenty at once on a machine that is busy besides take minutes.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    readonly Process _process;
    readonly Task<string> _errors;

    Identdb(ProcessStartInfo start, TestDatabase database, string? scripts = null)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        start.Environment["IDENTDB_PROVIDER"] = database.Provider;
        start.Environment["IDENTDB_CONNECTION"] = database.ConnectionString;
        start.Environment["IDENTDB_TEST_SCRIPTS"] = scripts;
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What a run printed and how it ended.</summary>
    public sealed record Result(int Code, string Output, string Errors)
    {
        /// <summary>The document of <c>--json</c>.</summary>
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;

        /// <summary>Output and errors, for a message.</summary>
        public string All => $"exit {Code}\n{Output}{Errors}";
    }

    /// <summary>Starts <c>identdb</c> for <paramref name="database"/>.</summary>
    public static Identdb Start(TestDatabase database, params string[] arguments) => new(IdentdbProgram.With(arguments), database);

    /// <summary>Starts a run that kills itself, or waits, at one event.</summary>
    public static Identdb StartChild(TestDatabase database, string? scripts, string script, int statement, string phase, params string[] more) =>
        new(Dll("IdentDbBridge.TestServers.dll", ["child-up", database.Provider, script, statement.ToString(CultureInfo.InvariantCulture), phase, .. more]), database, scripts);

    /// <summary>Runs samples/DbUpRunner to its end.</summary>
    public static async Task<Result> RunSampleAsync(TestDatabase database, params string[] arguments)
    {
        using var run = new Identdb(Dll("DbUpRunner.dll", [database.Provider, .. arguments]), database);
        return await run.EndAsync();
    }

    /// <summary>Runs <c>identdb</c> to its end.</summary>
    public static async Task<Result> RunAsync(TestDatabase database, params string[] arguments)
    {
        using var run = Start(database, arguments);
        return await run.EndAsync();
    }

    /// <summary>Runs <c>identdb</c> and asserts its exit code; the message shows what it printed.</summary>
    public static async Task<Result> RunAsync(int code, TestDatabase database, params string[] arguments)
    {
        var result = await RunAsync(database, arguments);
        Assert.True(result.Code == code, $"Wanted exit {code} of {string.Join(' ', arguments)}, got {result.All}");
        return result;
    }

    /// <summary>Waits until a child that was told to wait says that it does.</summary>
    public async Task WaitsAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
        if (line != ChildUpCommand.Waiting)
            Assert.Fail($"The child did not come to the event: {line}{await _errors}");
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Ctrl+C.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<Result> EndAsync()
    {
        _process.StandardInput.Close();
        var output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return new Result(_process.ExitCode, output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    static ProcessStartInfo Dll(string name, string[] arguments) => new("dotnet", ["exec", Path.Combine(ReadyPrograms.Directory, name), .. arguments]);
}
