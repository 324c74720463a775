using System.CommandLine;

namespace IdentDbBridge.Cli.Options;

/// <summary>Where a new account's password comes from: never from the command line, which others can read.</summary>
sealed class PasswordOptions
{
    /// <summary>The environment's variable for it.</summary>
    public const string Variable = "IDENTDB_NEW_PASSWORD";

    public Option<string?> File { get; } = new("--password-file") { Description = T($"The file that holds the password of a new user, UTF-8; one line break at its end does not count. Else {Variable}.") };

    public Option<bool> Stdin { get; } = new("--password-stdin") { Description = T($"Read the password of a new user from standard input.") };

    /// <summary>Null when nothing gives one.</summary>
    /// <exception cref="ConfigurationException">Two sources, a file that cannot be read, or a password that no server takes.</exception>
    public async Task<string?> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? file = parsed.GetValue(File);
        bool stdin = parsed.GetValue(Stdin);
        if (file is not null && stdin)
            throw new ConfigurationException(T($"Give either --password-file or --password-stdin, not both."));
        string? text = file is not null ? await FromFileAsync(file, cancellationToken).ConfigureAwait(false)
            : stdin ? await Console.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false)
            : Environment.GetEnvironmentVariable(Variable);
        return text is null ? null : Checked(text);
    }

    static string Checked(string text)
    {
        string password = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
        return password.Length > 0 && !password.Any(char.IsControl)
            ? password
            : throw new ConfigurationException(T($"The password is empty, or holds a line break or another control character."));
    }

    static async Task<string> FromFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await System.IO.File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationException(T($"The file {path} cannot be read."), e);
        }
    }
}
