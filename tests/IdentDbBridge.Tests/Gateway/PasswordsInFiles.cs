using System.Text;
using IdentDbBridge.Gateway.Settings;

namespace IdentDbBridge.Tests.Gateway;

public sealed class PasswordsInFiles : IDisposable
{
    const string Clinics = "\"clinics\": { \"north\": { \"provider\": \"sqlite\", \"connection\": \"Data Source=a\", \"timeZone\": \"Europe/Moscow\" } }";

    readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("identdb-").FullName, "gateway.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Theory]
    [InlineData("{ // Клиники\n " + Clinics + ", /* конец */ }", "admin")]
    [InlineData("\uFEFF{\n  \"admin\": { \"user\": \"Анна\", \"passwordHash\": \"old\" }, // она\n  " + Clinics + "\n}", "Анна")]
    [InlineData("{\"admin\":{\"passwordHash\":\"old\",\"user\":\"Анна\"}," + Clinics + "}", "Анна")]
    [InlineData("{" + Clinics + ", \"ADMIN\": { } }", "admin")]
    [InlineData("{" + Clinics + ", \"admin\": { \"user\": \"Анна\", } }", "Анна")]
    public async Task Are_set_and_leave_the_rest_as_it_is(string text, string user)
    {
        await File.WriteAllTextAsync(_path, text, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        foreach (var password in (string[])["Zq1!Zq1!Zq1!", "другой пароль"])
        {
            Assert.Equal(user, await PasswordInFile.SetAsync(_path, password, TestContext.Current.CancellationToken));
            var admin = SettingsFile.Read(_path).Admin!;
            Assert.Equal(user, admin.User);
            Assert.True(admin.Lets(user, password));
            Assert.False(admin.Lets(user, password + " "));
            Assert.False(admin.Lets("nobody", password));
            Assert.DoesNotContain("passwordHash", admin.ToString(), StringComparison.Ordinal);
        }

        var now = await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken);
        Assert.Contains(Clinics, now, StringComparison.Ordinal);
        foreach (var comment in (string[])["// Клиники", "/* конец */", "// она"])
            Assert.Equal(text.Contains(comment, StringComparison.Ordinal), now.Contains(comment, StringComparison.Ordinal));
        Assert.DoesNotContain("Zq1", now, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"clinics\": ")]
    [InlineData("[]")]
    public async Task Are_not_set_in_a_file_that_cannot_be_used(string text)
    {
        await File.WriteAllTextAsync(_path, text, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ConfigurationException>(() => PasswordInFile.SetAsync(_path, "Zq1!Zq1!Zq1!", TestContext.Current.CancellationToken));
        Assert.Equal(text, await File.ReadAllTextAsync(_path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("AAAA")]
    public async Task That_are_no_hash_are_a_mistake_of_the_file(string hash)
    {
        await File.WriteAllTextAsync(_path, $"{{ {Clinics}, \"admin\": {{ \"passwordHash\": \"{hash}\" }} }}", TestContext.Current.CancellationToken);
        var error = Assert.Throws<ConfigurationException>(() => SettingsFile.Read(_path));
        Assert.Contains("admin.passwordHash: not what", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(hash, error.Message, StringComparison.Ordinal);
    }
}
