using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;

namespace IdentDbBridge.Cli.Commands;

/// <summary>Scripts by which shells complete commands and options. Each asks the program itself, by System.CommandLine's directive "suggest".</summary>
static class CompletionCommand
{
    const string Bash = """
        _identdb() {
            local IFS=$'\n'
            COMPREPLY=( $(identdb "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null) )
            COMPREPLY=( $(compgen -W "${COMPREPLY[*]}" -- "${COMP_WORDS[COMP_CWORD]}") )
        }
        complete -o default -F _identdb identdb

        """;

    const string Zsh = """
        #compdef identdb
        _identdb() {
            local -a suggestions
            suggestions=("${(@f)$(identdb "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            compadd -- $suggestions || _files
        }
        compdef _identdb identdb

        """;

    const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName identdb -ScriptBlock {
            param($word, $line, $position)
            identdb "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

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
                string text = parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => PowerShell };
                output.Lines.Write(text);
                output.Document(new { text });
                return Task.FromResult(ExitCodes.Done);
            });
        });
        return command;
    }
}
