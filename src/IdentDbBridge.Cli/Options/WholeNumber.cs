using System.CommandLine;
using System.Globalization;

namespace IdentDbBridge.Cli.Options;

/// <summary>Options that take a whole number between two others.</summary>
static class WholeNumber
{
    public static Option<int> Option(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = T($"{description} From {least} to {most}."), DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < least || value > most))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"));
        });
        return option;
    }
}
