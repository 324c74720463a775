using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;

namespace IdentDbBridge.Cli.Commands;

/// <summary>Scripts by which shells complete commands and options. Each asks the program itself, by System.CommandLine's directive "suggest".</summary>
static class CompletionCommand
{
    public static Command Create(TargetOptions target)
    {
        var shell = new Argument<string>("shell") { Description = T($"bash, zsh or pwsh.") };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var command = new Command("completion", T($"Prints the script by which a shell completes commands and options; for bash: source <(identdb completion bash).")) { shell };
        command.SetAction(parsed =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(() =>
            {
                using var file = new StreamReader(typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion/identdb.{parsed.GetValue(shell)}")!);
                string text = file.ReadToEnd();
                output.Lines.Write(text);
                output.Document(new { text });
                return Task.FromResult(ExitCodes.Done);
            });
        });
        return command;
    }
}
