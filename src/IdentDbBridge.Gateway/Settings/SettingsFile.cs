using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace IdentDbBridge.Gateway.Settings;

/// <summary>The gateway's file, with environment variables over it.</summary>
public static class SettingsFile
{
    /// <summary>Begins the names of the variables; what follows is the path in the file with two underscores for each step.</summary>
    public const string VariablePrefix = "IDENTDB_GATEWAY_";

    const string Root = "gateway";

    // ASP.NET Core's own: HTTPS and the like, and what is logged.
    static readonly string[] Frameworks = ["Kestrel", "Logging"];

    static readonly JsonDocumentOptions Json = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">No such file, no JSON, or a line for each mistake with its path in the file.</exception>
    public static GatewaySettings Read(string path) => Read(path, out _);

    /// <summary>Likewise, with what ASP.NET Core reads of it.</summary>
    internal static GatewaySettings Read(string path, out IConfiguration framework)
    {
        IConfigurationRoot all = Load(path);
        List<string> problems = [];
        IConfigurationSection root = all.GetSection(Root);
        framework = root;
        GatewaySettings settings = new SettingsReader().Read(new SettingsNode(root, problems), Frameworks);
        return problems.Count == 0 ? settings : throw new ConfigurationException(string.Join(Environment.NewLine, problems.Prepend(T($"{path} cannot be used:"))));
    }

    static IConfigurationRoot Load(string path)
    {
        using Stream rooted = new MemoryStream(Encoding.UTF8.GetBytes($"{{\"{Root}\":{Text(path)}}}"));
        return new ConfigurationBuilder().AddJsonStream(rooted).AddInMemoryCollection(Variables()).Build();
    }

    /// <summary>The text of its object.</summary>
    internal static string Text(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file, Json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.GetRawText()
                : throw new ConfigurationException(T($"{path} is no file of a gateway: an object is wanted, {{ \"clinics\": … }}."));
        }
        catch (JsonException e)
        {
            // Its message quotes the text around the error.
            throw new ConfigurationException(T($"{path} is not JSON, or names a property twice: trouble in line {e.LineNumber + 1}."));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConfigurationException(T($"There is no file {path}."), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(T($"The file {path} cannot be read."), e);
        }
    }

    static IEnumerable<KeyValuePair<string, string?>> Variables() =>
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Where(variable => ((string)variable.Key).StartsWith(VariablePrefix, StringComparison.OrdinalIgnoreCase))
            .Select(variable => KeyValuePair.Create($"{Root}:{((string)variable.Key)[VariablePrefix.Length..].Replace("__", ":", StringComparison.Ordinal)}", (string?)variable.Value));

    /// <summary>Equal for equal content.</summary>
    internal static string Fingerprint(IEnumerable<string?> values)
    {
        var text = new StringBuilder();
        foreach (string? value in values)
            text.Append(value is null ? -1 : value.Length).Append(':').Append(value).Append(';');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
