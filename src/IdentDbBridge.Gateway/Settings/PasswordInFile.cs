using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentDbBridge.Files;

namespace IdentDbBridge.Gateway.Settings;

/// <summary>Puts the hash of a password into the gateway's file, and leaves the rest of it as it is, its comments, too.</summary>
public static class PasswordInFile
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sets it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The user's name.</returns>
    /// <exception cref="ConfigurationException">The file cannot be read, is no JSON object, or cannot be written.</exception>
    public static async Task<string> SetAsync(string path, string password, CancellationToken cancellationToken)
    {
        // It says what is wrong with the file, if anything is.
        SettingsFile.Text(path);
        byte[] old = await File.ReadAllBytesAsync(path, cancellationToken);
        var place = AdminPlace.Find(old);
        string user = place.User ?? AdminSettings.UsualUser;
        string hash = JsonValue.Create(AdminSettings.Hash(password)).ToJsonString(Plain);
        string text = place.HashStart is { } start
            ? $"{Part(old, 0, start)}{hash}{Part(old, place.HashEnd, old.Length)}"
            : Inserted(old, place, hash);
        await WholeFile.WriteAsync(path, text, cancellationToken);
        return user;
    }

    static string Inserted(byte[] old, AdminPlace place, string hash)
    {
        string property = place.IsThere ? $"\"passwordHash\": {hash}" : $"\"admin\": {{ \"user\": \"{AdminSettings.UsualUser}\", \"passwordHash\": {hash} }}";
        return $"{Part(old, 0, place.Inside)}\n  {property}{(place.IsEmpty ? "\n" : ",")}{Part(old, place.Inside, old.Length)}";
    }

    static string Part(byte[] text, int start, int end) => Encoding.UTF8.GetString(text, start, end - start);
}
