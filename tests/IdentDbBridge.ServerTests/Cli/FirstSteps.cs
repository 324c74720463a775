using System.Text.Json;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>The file of targets: made by <c>init</c>, found in the usual places, shown by <c>config</c>; completion; what a slip of the pen may have meant.</summary>
public sealed class FirstSteps : IDisposable
{
    readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task A_file_made_by_init_leads_to_tables(string language)
    {
        var done = await RunAsync("identdb init --provider sqlite && identdb config && identdb up && identdb status && stat -c %a identdb.json", ("IDENTDB_LANG", language));
        Assert.True(done.Code == 0, done.Errors);
        Assert.EndsWith("600\n", done.Output, StringComparison.Ordinal);
        Assert.Contains("ident.db", done.Output, StringComparison.Ordinal);
        Assert.Contains(language == "ru" ? "// Часовой пояс клиники." : "// The clinic's time zone.", File.ReadAllText(_files.At("identdb.json")), StringComparison.Ordinal);
        Assert.True(File.Exists(_files.At("ident.db")));
    }

    [Theory]
    [InlineData("mysql", "ident at 127.0.0.1:3306")]
    [InlineData("mssql", "ident")]
    public async Task A_file_made_by_init_is_read_as_it_stands(string provider, string database)
    {
        await RunAsync($"identdb init --provider {provider} --output clinics.json");
        var shown = await RunAsync("identdb config --config clinics.json --json", ("IDENTDB_PASSWORD", "geheim;'1"));
        Assert.True(shown.Code == 0, shown.Errors + shown.Output);
        using var document = JsonDocument.Parse(shown.Output);
        var target = document.RootElement.GetProperty("targets")[0];
        Assert.Equal(("clinic", provider, "Europe/Moscow"), (target.GetProperty("name").GetString(), target.GetProperty("provider").GetString(), target.GetProperty("timeZone").GetString()));
        Assert.Contains(database.Split(' ')[0], target.GetProperty("database").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", shown.Output, StringComparison.Ordinal);

        var lacking = await RunAsync("identdb config --config clinics.json");
        Assert.Equal(2, lacking.Code);
        Assert.Contains("IDENTDB_PASSWORD", lacking.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_replaces_nothing()
    {
        _files.Write("identdb.json", "mine");
        var refused = await RunAsync("identdb init");
        Assert.Equal(2, refused.Code);
        Assert.Contains("is there already", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_files.At("identdb.json")));
        Assert.Equal(2, (await RunAsync("identdb init --output нет/x.json")).Code);
        Assert.Equal(2, (await RunAsync("identdb init --provider oracle --output x.json")).Code);
        Assert.False(File.Exists(_files.At("x.json")));
    }

    [Fact]
    public async Task The_nearest_place_wins_and_what_is_given_wins_over_all()
    {
        _files.Write("home/identdb/identdb.json", """{ "targets": { "дом": { "provider": "sqlite", "connection": "Data Source=home.db" } } }""");
        await RunAsync("identdb up");
        Assert.True(File.Exists(_files.At("home.db")));
        _files.Write("identdb.json", """{ "targets": { "a": { "provider": "sqlite", "connection": "Data Source=a.db" }, "b": { "provider": "sqlite", "connection": "Data Source=b.db" } } }""");
        Assert.Contains("choose with --target", (await RunAsync("identdb up")).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("identdb up --target b")).Code);
        Assert.False(File.Exists(_files.At("a.db")));
        Assert.Equal(0, (await RunAsync("identdb up --all")).Code);
        Assert.True(File.Exists(_files.At("a.db")));
        await RunAsync("identdb up --provider sqlite --connection 'Data Source=given.db'");
        await RunAsync("identdb up", ("IDENTDB_PROVIDER", "sqlite"), ("IDENTDB_CONNECTION", "Data Source=variable.db"));
        await RunAsync("identdb up --config home/identdb/identdb.json");
        Assert.Equal(["a.db", "b.db", "given.db", "home.db", "variable.db"], Directory.GetFiles(_files.Path, "*.db").Select(Path.GetFileName).Order());

        var shown = await RunAsync("identdb config");
        Assert.Equal(0, shown.Code);
        Assert.Contains("./identdb.json: read\n", shown.Output, StringComparison.Ordinal);
        Assert.Contains("home/identdb/identdb.json: there, but not read\n", shown.Output, StringComparison.Ordinal);
        Assert.Contains("/etc/identdb/identdb.json: not there\n", shown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--provider mysql --connection 'Server=s;Database=d;User Id=u;Password=geheim'", 0)]
    [InlineData("--provider mysql --connection 'Server=s;Database=d Password=geheim;User Id=u'", 2)]
    [InlineData("--provider mysql --connection 'Server=u/geheim@s;Database=d;Passwd=geheim'", 2)]
    [InlineData("--provider mssql --connection 'Server=s;Database=d;User Id=u;Pwd=geheim'", 0)]
    [InlineData("--provider sqlite --connection 'Data Source=a.db;Пароль=geheim'", 2)]
    [InlineData("--config broken.json", 2)]
    [InlineData("--config typo.json --json", 2)]
    public async Task Config_shows_no_password(string arguments, int code)
    {
        _files.Write("broken.json", """{ "targets": { "a": { "provider": "mysql", "connection": "Server=s;Password=geheim" """);
        _files.Write("typo.json", """{ "targets": { "a": { "provider": "mysql", "connection": "Server=s;Database=d;Pasword=geheim" } } }""");
        var shown = await RunAsync($"identdb config {arguments}");
        Assert.True(shown.Code == code, $"{shown.Code}: {shown.Output}{shown.Errors}");
        Assert.DoesNotContain("geheim", shown.Output + shown.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_configuration_config_says_so()
    {
        var shown = await RunAsync("identdb config");
        Assert.Equal(2, shown.Code);
        Assert.Contains("identdb init", shown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identdb ver", "verify")]
    [InlineData("identdb up --provi", "--provider")]
    [InlineData("identdb outbox st", "status")]
    public async Task Bash_completes(string line, string completed)
    {
        _files.Write("bin/identdb", $"#!/bin/sh\nexec {IdentdbProgram.Quoted} \"$@\"\n");
        var words = line.Split(' ');
        _files.Write("complete.sh", $"source <(identdb completion bash)\nCOMP_WORDS=({line}); COMP_CWORD={words.Length - 1}; COMP_LINE='{line}'; COMP_POINT={line.Length}\n_identdb\necho \"${{COMPREPLY[@]}}\"\n");
        var done = await RunAsync("chmod +x bin/identdb; export PATH=\"$PWD/bin:$PATH\"; unset -f identdb; bash complete.sh");
        Assert.Equal(completed, done.Output.Trim());
    }

    [Theory]
    [InlineData("chek", "Did you mean 'identdb check'?", "имелась в виду «identdb check»?")]
    [InlineData("verfiy", "'identdb verify'?", "«identdb verify»?")]
    [InlineData("outbox stauts --file x", "'identdb outbox status'?", "«identdb outbox status»?")]
    [InlineData("up --conection x", "Did you mean --connection?", "имелся в виду --connection?")]
    [InlineData("check --jsno", "--json?", "--json?")]
    [InlineData("grant ident --usr x", "--user?", "--user?")]
    [InlineData("up --provider mysql --connection 'Servr=x;Database=y;User Id=z'", "Did you mean 'Server'?", "имелся в виду «Server»?")]
    [InlineData("up --provider mysql --connection 'Server=x;Database=y;User Id=z;Pasword=geheim'", "'Password'?", "«Password»?")]
    [InlineData("up --provider mssql --connection 'Server=x;Databse=y;TrustServerCertifcate=true'", "'Database'?", "«Database»?")]
    [InlineData("up --provider sqlite --connection 'Data Sorce=x.db'", "'Data Source'?", "«Data Source»?")]
    public async Task A_slip_is_answered_with_what_it_may_have_meant(string arguments, string english, string russian)
    {
        foreach (var (language, sentence) in new[] { ("en", english), ("ru", russian) })
        {
            var refused = await RunAsync($"identdb {arguments}", ("IDENTDB_LANG", language));
            Assert.Equal(2, refused.Code);
            Assert.Contains(sentence, refused.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("geheim", refused.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("up now")]
    [InlineData("Пароль=geheim")]
    public async Task What_is_like_nothing_known_is_not_guessed(string arguments)
    {
        var refused = await RunAsync($"identdb {arguments}");
        Assert.Equal(2, refused.Code);
        Assert.DoesNotContain("Did you mean", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refused.Errors, StringComparison.Ordinal);
    }

    Task<CliResult> RunAsync(string script, params (string Name, string? Value)[] environment) =>
        Shell.RunAsync($"cd '{_files.Path}'\n{script}", [("XDG_CONFIG_HOME", _files.At("home")), ("IDENTDB_LANG", "en"), .. environment]);
}
