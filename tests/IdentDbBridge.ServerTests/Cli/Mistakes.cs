using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>What a newcomer gets wrong, with the exit code; golden/mistakes.txt has the sentence that answers each, in both languages.</summary>
public sealed class Mistakes : IDisposable
{
    const string Sqlite = "--provider sqlite --connection 'Data Source={dir}/ident.db'";
    const string MySql = "status --provider mysql --connection";
    const string MsSql = "status --provider mssql --connection";

    static readonly (int Code, string Line)[] Table =
    [
        // Words.
        (2, "stats"),
        (2, "migrate"),
        (2, "up now"),
        (2, "import"),
        (2, "up --conection x"),
        (2, "check --timezone Europe/Moscow"),
        (2, "up --connection"),
        (2, "up --lock-timeout soon"),
        (2, "check --schedule-every 0"),
        (2, "check --retention half"),
        (2, "purge --older-than 180"),
        (2, "export schedule --format xml"),
        (2, "demo --month 2026-13"),
        (2, "simulate --from 1.3.2026"),
        (2, "grant doctor --user x"),
        (2, "completion fish"),
        // Which database.
        (2, "up --provider sqlite"),
        (2, "up --provider oracle --connection x"),
        (2, "up --provider sqlite --connection ''"),
        (2, "up --provider sqlite --connection ident.db"),
        (2, $"{MySql} mysql://root:secret@192.168.0.10:3306/ident"),
        (2, $"{MySql} '\"Server=192.168.0.10;Database=ident;User Id=root;Password=secret\"'"),
        (2, $"{MySql} 'Server=192.168.0.10;Database=ident;User Id=root;Pasword=secret'"),
        (2, $"{MySql} 'Server=192.168.0.10;Database=ident;User Id=root Password=secret'"),
        (2, $"{MySql} 'Server=192.168.0.10;User Id=root;Password=secret'"),
        (2, $"{MySql} 'Database=ident;User Id=root;Password=secret'"),
        (2, $"{MySql} 'Server=192.168.0.10;Database=ident;User Id=root;Password=secret;Encrypt=true'"),
        (2, $"{MsSql} 'Server=192.168.0.10;Port=1433;Database=ident;User Id=sa;Password=secret'"),
        (2, "up --config '{dir}/none.json'"),
        (2, "up --config '{dir}/two.json'"),
        (2, "up --config '{dir}/two.json' --target nord"),
        (2, "up --config '{dir}/broken.json'"),
        (2, "up --config '{dir}/typo.json'"),
        (2, "up --config '{dir}/two.json' --connection x"),
        // The way there.
        (6, $"{MySql} 'Server=127.0.0.1;Port=1;Database=ident;User Id=root;Password=secret'"),
        (6, $"{MySql} 'Server=no-such-host.invalid;Database=ident;User Id=root;Password=secret'"),
        (6, $"{MySql} 'Server=127.0.0.1;Port={{silent}};Database=ident;User Id=root;Password=secret;Connection Timeout=2'"),
        (6, $"{MySql} 'Server=127.0.0.1;Port={{mail}};Database=ident;User Id=root;Password=secret;Connection Timeout=2'"),
        (6, $"{MsSql} 'Server=127.0.0.1:1433;Database=ident;User Id=sa;Password=secret;Connect Timeout=2;ConnectRetryCount=0'"),
        (6, "status --provider sqlite --connection 'Data Source={dir}/none.db'"),
        // Files.
        (2, $"up {Sqlite} --scripts '{{dir}}/none'"),
        (2, $"import calls '{{dir}}/none.csv' {Sqlite} --format csv --time-zone Europe/Moscow"),
        (2, $"import calls '{{dir}}/notes.txt' {Sqlite} --format csv --time-zone Europe/Moscow"),
        (2, $"import calls '{{dir}}/notes.txt' {Sqlite} --format csv --time-zone Moscow"),
        (2, $"export schedule {Sqlite} --output '{{dir}}/a.json' --time-zone Mars"),
        (2, $"status --provider sqlite --connection 'Data Source={{dir}}/notes.txt'"),
        (2, $"grant ident --user ident {Sqlite}"),
        (2, $"up {Sqlite} --table Patients=a"),
        (2, $"repair {Sqlite} 0009_x.sql"),
        (2, $"purge {Sqlite} --older-than 7d"),
    ];

    readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Are_answered_with_a_sentence_in_both_languages()
    {
        using var silent = Listener([]);
        using var mail = Listener("220 mail.example ESMTP\r\n"u8.ToArray());
        Prepare();
        Assert.Equal(0, (await InProcess.RunAsync("up", "--provider", "sqlite", "--connection", $"Data Source={_files.At("ident.db")}")).Code);
        var told = new StringBuilder();
        foreach (var (code, line) in Table)
        {
            told.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n$ identdb {line.Replace("{dir}/", "", StringComparison.Ordinal)}\n[{code}]\n");
            foreach (var language in (string[])["en", "ru"])
            {
                string[] words = [.. Split(line.Replace("{silent}", Port(silent), StringComparison.Ordinal).Replace("{mail}", Port(mail), StringComparison.Ordinal).Replace("{dir}", _files.Path, StringComparison.Ordinal))];
                var answer = (await InProcess.RunAsync([.. words, "--lang", language])).AssertSentence(code);
                Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
                Assert.Equal(language == "ru", answer.Replace(_files.Path, "", StringComparison.Ordinal).Any(c => c is >= 'А' and <= 'я'));
                told.Append(answer
                    .Replace(Port(silent), "{silent}", StringComparison.Ordinal).Replace(Port(mail), "{mail}", StringComparison.Ordinal)
                    .Replace(_files.Path, "{dir}", StringComparison.Ordinal)).Append('\n');
            }
        }

        Assert.InRange(Table.Length, 40, 100);
        Golden.AssertHolds("mistakes.txt", told.ToString());
    }

    void Prepare()
    {
        _files.Write("two.json", """{ "targets": { "north": { "provider": "sqlite", "connection": "Data Source=a.db" }, "south": { "provider": "sqlite", "connection": "Data Source=b.db" } } }""");
        _files.Write("broken.json", "{\n  \"targets\": {\n    \"a\": oops }");
        _files.Write("typo.json", "{ \"targets\": { \"a\": { \"provider\": \"sqlite\", \"conection\": \"x\" } } }");
        _files.Write("notes.txt", string.Concat(Enumerable.Repeat("Call the clinic\n", 500)));
    }

    /// <summary>Accepts whoever comes, says <paramref name="greeting"/>, and waits until the other side hangs up.</summary>
    static TcpListener Listener(byte[] greeting)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    var client = await listener.AcceptTcpClientAsync();
                    _ = ServeAsync(client, greeting);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        });
        return listener;
    }

    static async Task ServeAsync(TcpClient client, byte[] greeting)
    {
        using (client)
        {
            try
            {
                await client.GetStream().WriteAsync(greeting);
                while (await client.GetStream().ReadAsync(new byte[256]) > 0)
                {
                    // Whatever it says.
                }
            }
            catch (IOException)
            {
                // It has hung up.
            }
        }
    }

    static string Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static IEnumerable<string> Split(string line)
    {
        var parts = line.Split('\'');
        return parts.SelectMany((p, i) => i % 2 == 1 ? [p] : p.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
