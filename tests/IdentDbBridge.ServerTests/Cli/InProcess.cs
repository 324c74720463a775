using System.Diagnostics;
using System.Text;
using IdentDbBridge.Cli.Results;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>identdb inside the test's process, for calls by the thousand; as a process where another program is named. Calls may overlap: each has standard streams of its own.</summary>
static class InProcess
{
    static readonly AsyncLocal<(TextWriter Output, TextWriter Errors)?> Streams = new();

    static InProcess()
    {
        Console.SetOut(new Switch(Console.Out, s => s.Output));
        Console.SetError(new Switch(Console.Error, s => s.Errors));
    }

    public static async Task<CliResult> RunAsync(params string[] arguments)
    {
        if (IdentdbProgram.IsNamed)
        {
            var start = IdentdbProgram.With(arguments);
            if (Output.Columns.Value is { } columns)
                start.Environment["COLUMNS"] = $"{columns}";
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var said = process.StandardError.ReadToEndAsync();
            var result = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new CliResult(process.ExitCode, result, await said);
        }

        using var output = new StringWriter();
        using var errors = new StringWriter();
        Streams.Value = (output, errors);
        var code = await IdentDbBridge.Cli.Program.InvokeAsync(arguments);
        return new CliResult(code, output.ToString(), errors.ToString());
    }

    sealed class Switch(TextWriter original, Func<(TextWriter Output, TextWriter Errors), TextWriter> choose) : TextWriter
    {
        public override Encoding Encoding => original.Encoding;

        TextWriter Current => Streams.Value is { } streams ? choose(streams) : original;

        public override void Write(char value) => Current.Write(value);

        public override void Write(char[] buffer, int index, int count) => Current.Write(buffer, index, count);

        public override void Write(string? value) => Current.Write(value);
    }
}
