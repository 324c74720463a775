namespace IdentDbBridge.ServerTests.Cli;

/// <summary>Connection strings in which something was left out before the password, or which are of another kind. What is behind it is nowhere repeated.</summary>
public sealed class ForgottenSemicolons(ITestOutputHelper log) : IDisposable
{
    const string Nowhere = "127.0.0.1";

    readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    /// <summary>The secret is {0}; nothing listens at the port.</summary>
    static readonly string[] OfServers =
    [
        "Server=#;Database=t1 pass={0}",
        "Server=#;Database=t1 Password={0}",
        "Server=#;Database=t1 Password = {0}",
        "Server=#;Database=t1 PASSWORD:{0}",
        "Server=#;Database=t1,Password={0}",
        "Server=#;Database=t1&password={0}",
        "Server=#;Database=t1?password={0}",
        "Server=#;Database=t1 Passwd={0}",
        "Server=#;Database=t1;Passwd={0}",
        "Server=#;Database=t1;Passwd {0}",
        "Server=#;Database=t1 Пароль={0}",
        "Server=#;Database=t1;Пароль={0}",
        "Server=#;Database=t1 пароль {0}",
        "Server=#;Database=t1 Pwd {0}",
        "Server=#;Database=t1 pass {0}",
        "Server=#;Database=t1;Pwd {0}",
        "Server=#;Database=t1\tPwd\t{0}",
        "Server=#;Database=t1\nPassword={0}",
        "Server=#;Database=t1:{0}",
        "Server=#;Database=t1@{0}",
        "Server=#;Database=t1 secret={0}",
        "Server=#;Database=t1 key={0}",
        "Server=#;Database='t1 Password={0}'",
        "Server=#;Database=\"t1 pwd={0}\"",
        "Server=#;Database=t1;User Id=root:{0}",
        "Server=#;Database=t1;User Id=root Password={0}",
        "Server=#;Database=t1;User Id=root Pwd {0}",
        "Server=#;Database=t1;User Id=root/{0}",
        "Server=#;Database=t1;Uid=root={0}",
        "Server=u/{0}@#;Database=t1",
        "Server=u:{0}@#;Database=t1",
        "Server=# Password={0};Database=t1",
        "Server=# Pwd {0};Database=t1",
        "Server=#?password={0};Database=t1",
        "Server=mysql://u:{0}@#/t1;Database=t1",
        "Server=jdbc:mysql://#/t1?password={0};Database=t1",
        "Host=# User=root Password={0};Database=t1",
        "Server=#;Database=t1;Password='{0}",
        "Server=#;Database=t1;Password=\"{0}",
        "Server=#;Database=t1;Password={0};{0}=x",
        "Server=#;Database=t1;Password=a;{0}",
        "Server=#;Database=t1;--password={0}",
        "Server=#;Database=t1 --password={0}",
        "Server=#;Database=t1 -p{0} --password={0}",
        "Server=#;Database=t1;Port={0}",
        "Server=#;Database=t1;SslMode={0}",
        "Server=#;Database=t1;Connect Timeout=5 Password={0}",
        "Server=#;Database=t1;Encrypt={0}",
        "mysql://u:{0}@#/t1",
        "jdbc:mysql://#/t1?user=u&password={0}",
        "jdbc:sqlserver://#;databaseName=t1;password={0}",
        "u/{0}@#",
        "-h # -u root -p{0} t1",
        "Password {0}",
        "{0}",
    ];

    static readonly string[] OfSqlite =
    [
        "Data Source=# pass={0}", "Data Source=# Password={0}", "Data Source=# Pwd {0}", "Data Source=# Пароль={0}", "Data Source=#;Пароль={0}", "Data Source=#?password={0}", "Data Source=#;Mode={0}", "Data Source=#;Password {0}",
        "Data Source=# key={0}", "Data Source=#,Password={0}", "Filename=# Pwd={0}", "sqlite://u:{0}@#", "# password={0}", "DataSource=# PASSWORD:{0}", "Data Source='# pwd={0}'",
    ];

    [Fact]
    public async Task Do_not_show_what_stands_behind_them()
    {
        string[][] lines = [["status"], ["up", "--json"], ["check"], ["create-database"], ["verify", "--lang", "ru"], ["grant", "telephony", "--user", "pbx", "--script"], ["up", "--dry-run", "--json", "--lang", "ru"]];
        var calls = 0;
        foreach (var (provider, forms, place) in (ValueTuple<string, string[], string>[])[("mysql", OfServers, Nowhere), ("mssql", OfServers, "tcp:" + Nowhere + ",9"), ("sqlite", OfSqlite, _files.At("a.db"))])
        {
            foreach (var (form, i) in forms.Select((f, i) => (f, i)))
            {
                var marker = Marker.All[0];
                var connection = Fast(provider, form.Replace("#", place, StringComparison.Ordinal).Replace("{0}", marker.Value, StringComparison.Ordinal));
                // SQL Server's driver takes a second for each.
                foreach (var line in provider == "mssql" ? lines[(i % lines.Length)..(i % lines.Length + 1)] : lines)
                {
                    var result = await InProcess.RunAsync([.. line, "--provider", provider, "--connection", connection]);
                    marker.AssertAbsent(result.Output + result.Errors, $"{provider} {string.Join(' ', line)} with {form}");
                    Assert.True(result.Code is 2 or 6, $"{form}: {result.Code} {result.Output}{result.Errors}");
                    calls++;
                }

                foreach (var line in (string[][])[["status", "--config", _files.Write("t.json", System.Text.Json.JsonSerializer.Serialize(new { targets = new { a = new { provider, connection } } }))], ["status", "--config", _files.At("t.json"), "--target", connection], ["up", "--provider", provider, "--connection", "x", "--scripts", connection]])
                {
                    // A word alone is a name like any other.
                    if (provider == "mssql" || (form == "{0}" && line.Contains("--target")))
                        continue;
                    var result = await InProcess.RunAsync(line);
                    marker.AssertAbsent(result.Output + result.Errors, $"{provider} {line[0]} {line[1]} with {form}");
                    calls++;
                }
            }
        }

        log.WriteLine($"figure: {OfServers.Length * 2 + OfSqlite.Length} connection strings with something left out, {calls} calls, no secret shown");
    }

    /// <summary>As short as the driver can be told to wait, behind what is tried.</summary>
    static string Fast(string provider, string connection) => provider switch
    {
        "mysql" when connection.StartsWith("Server=", StringComparison.Ordinal) && !connection.Contains("Port=", StringComparison.Ordinal) => "Port=9;" + connection,
        "mssql" when connection.StartsWith("Server=", StringComparison.Ordinal) => "Connect Timeout=1;ConnectRetryCount=0;" + connection,
        _ => connection,
    };
}
