namespace IdentDbBridge.Cli.Results;

/// <summary>A file that others may be reading: they find the old one or the new one, never a part.</summary>
static class WholeFile
{
    /// <summary>Writes UTF-8 under another name in the same directory, then renames.</summary>
    /// <exception cref="ConfigurationException">It cannot be written there.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        string part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            try
            {
                await File.WriteAllTextAsync(part, text, cancellationToken).ConfigureAwait(false);
                File.Move(part, path, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationException(T($"The file {path} cannot be written."), e);
        }
    }
}
