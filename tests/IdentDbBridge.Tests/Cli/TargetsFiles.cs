using System.Text;
using IdentDbBridge.Cli.Targets;

namespace IdentDbBridge.Tests.Cli;

/// <summary>targets.json as people write it.</summary>
public sealed class TargetsFiles : IDisposable
{
    readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Say_all_of_a_clinic()
    {
        ConfiguredTarget target = Assert.Single(Read("""
            // Targets of the north.
            {
              "Targets": {
                "Клиника № 1": {
                  "provider": "mariadb", /* MySQL's kind */
                  "connection": "Server=a;Database=ident;User Id=dba;Password=x",
                  "identConnection": "Server=a;Database=ident;User Id=ident;Password=y",
                  "timeZone": "Asia/Krasnoyarsk",
                  "scheduleEvery": 15,
                  "retention": "90d",
                  "tables": { "Tickets": "WebTickets", },
                  "scripts": "north\\scripts",
                },
              },
            }
            """)).Value;
        Assert.Equal(
            ("Клиника № 1", "mariadb", "Asia/Krasnoyarsk", 15, 90, "north\\scripts", "WebTickets"),
            (target.Name, target.Provider, target.TimeZone, target.ScheduleEvery, target.Retention, target.Scripts, target.Tables!["tickets"]));
        Assert.StartsWith("Server=a;Database=ident;User Id=ident", target.IdentConnection, StringComparison.Ordinal);
        Assert.Equal(90, Read("""{"targets":{"a":{"retention":90,"scheduleEvery":"15"}}}""")["a"].Retention);
        Assert.Null(Read("""{"targets":{"a":{"connection":null,"tables":null,"retention":null},"b":null}}""")["b"].Connection);
    }

    [Theory]
    [InlineData("{\n\"targets\": {\n\"north\": {},\n\"north\": {} } }", "line 4: \"north\" is there twice.")]
    [InlineData("{\n\"targets\": {},\n\"Targets\": {} }", "line 3: \"Targets\" is there twice.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"provider\": \"mysql\",\n\"Provider\": \"mssql\" } } }", "line 3: \"Provider\" is there twice.")]
    [InlineData("{ \"targets\": { \"north\": { \"tables\": {\n\"Tickets\": \"a\",\n\"tickets\": \"b\" } } } }", "line 3: \"tickets\" is there twice.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"conection\": \"Server=a\" } } }", "line 2: a target has no property \"conection\". It may have: provider, connection, identConnection, timeZone, scheduleEvery, retention, tables, scripts.")]
    [InlineData("{\n\"clinics\": { } }", "line 2: the file has a property \"clinics\"; it may have \"targets\" only.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"connection\": \"Server=PC\\SQLEXPRESS;Database=ident\" } } }", "line 2: \"connection\" holds a single backslash. Write each backslash twice, as in SERVER\\\\INSTANCE.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"provider\": \"mssql\",\n\"identConnection\": \"Server=PC\\IDENT;Database=ident\" } } }", "line 3: \"identConnection\" holds a single backslash.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"connection\": \"Server=PC\\newinstance;Database=ident\" } } }", "line 2: \"connection\" holds a tab, a line break or the like: a single backslash before a letter means that.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"scripts\": \"C:\\temp\" } } }", "line 2: \"scripts\" holds a tab, a line break or the like")]
    [InlineData("{ \"targets\": { \"north\": {\n\"connection\": \"Server=PC\\users;Database=ident\" } } }", "line 2: \"connection\" holds a single backslash.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"scripts\": \"C:\\\\a\\\\\\z\" } } }", "line 2: \"scripts\" holds a single backslash.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"connection\": 5 } } }", "line 2: \"connection\" wants a text.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"connection\": { \"Server\": \"a\" } } } }", "line 2: \"connection\" wants a text.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"tables\": [] } } }", "line 2: \"tables\" wants an object, { … }.")]
    [InlineData("{ \"targets\": {\n\"north\": \"Server=a\" } }", "line 2: \"north\" wants an object, { … }.")]
    [InlineData("{\n\"targets\": [] }", "line 2: \"targets\" wants an object, { … }.")]
    [InlineData("[]", "line 1: the beginning wants an object, { … }.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"retention\": \"half a year\" } } }", "line 2: \"retention\" wants days, as in \"180d\".")]
    [InlineData("{ \"targets\": { \"north\": {\n\"scheduleEvery\": 0 } } }", "line 2: \"scheduleEvery\" wants minutes, 1 to 1440.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"scheduleEvery\": \"10d\" } } }", "line 2: \"scheduleEvery\" wants minutes, 1 to 1440.")]
    [InlineData("{ \"targets\": { \"north\": {\n\"provider\": oops } } }", "is not a file of targets: trouble in line 2, at or behind \"provider\".")]
    [InlineData("{ \"targets\": { \"north\": {\n\"provider\": \"mysql\" \"connection\": \"\" } } }", "is not a file of targets: trouble in line 2, at or behind \"provider\".")]
    [InlineData("{ \"targets\": { \"north\": { } } }\n}", "is not a file of targets: trouble in line 2")]
    [InlineData("{ \"targets\": { \"north\": {\n\"provider\": \"\\ud800\" } } }", "half a character")]
    [InlineData("", "is not a file of targets: trouble in line 1, at or behind the beginning.")]
    [InlineData("{}", "names no targets.")]
    [InlineData("{ \"targets\": { } }", "names no targets.")]
    public void Are_refused_with_line_and_property(string text, string says)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read(text));
        Assert.StartsWith(_path, error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    /// <summary>What is no name may be a piece of a connection string.</summary>
    [Fact]
    public void Show_no_name_that_is_none()
    {
        var error = Assert.Throws<ConfigurationException>(() => Read("{ \"targets\": { \"north\": {\n\"Server=a;Password=secret\": 1 } } }"));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 2: a target has no property (a name that is not shown).", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=a;User Id=dba;Password=${IDENTDB_T_PASSWORD}", "password=\"a;b'c\\\"\"d\"")]
    [InlineData("${IDENTDB_T_WHOLE}", "Server=x;Password=y")]
    [InlineData(" ${IDENTDB_T_WHOLE} ", "Server=x;Password=y")]
    [InlineData("Server=${IDENTDB_T_HOST},1433;Database=i", "server=db1,1433;database=i")]
    [InlineData("Server=a;Password=pa$$word{1}", "Server=a;Password=pa$$word{1}")]
    [InlineData("Server=a;Password=${", "Server=a;Password=${")]
    public void Take_variables_of_the_environment(string connection, string wanted)
    {
        Environment.SetEnvironmentVariable("IDENTDB_T_PASSWORD", "a;b'c\"d");
        Environment.SetEnvironmentVariable("IDENTDB_T_WHOLE", "Server=x;Password=y");
        Environment.SetEnvironmentVariable("IDENTDB_T_HOST", "db1");
        string? expanded = new ConfiguredTarget { Name = "a" }.Expand(connection);
        if (connection.Contains("IDENTDB_T_PASSWORD", StringComparison.Ordinal))
            Assert.Equal("a;b'c\"d", new System.Data.Common.DbConnectionStringBuilder { ConnectionString = expanded }["Password"]);
        else
            Assert.Equal(wanted, expanded);
    }

    [Fact]
    public void Name_the_variable_that_is_not_set()
    {
        var target = new ConfiguredTarget { Name = "north" };
        var error = Assert.Throws<ConfigurationException>(() => target.Expand("Server=a;Password=${IDENTDB_T_NOWHERE}"));
        Assert.Equal("The connection of the target north wants the variable IDENTDB_T_NOWHERE, which is not set.", error.Message);
        error = Assert.Throws<ConfigurationException>(() => target.Expand("Server=a;Password='secret ${IDENTDB_T_NOWHERE}"));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=a;Password=x", UnixFileMode.OtherRead, true)]
    [InlineData("Server=a;Pwd='x'", UnixFileMode.OtherRead, true)]
    [InlineData("Server=a;Password=x", UnixFileMode.GroupRead, false)]
    [InlineData("Server=a;Password=x", UnixFileMode.None, false)]
    [InlineData("Server=a;Password=${PW}", UnixFileMode.OtherRead, false)]
    [InlineData("Server=a;Password=${PW}x", UnixFileMode.OtherRead, false)]
    [InlineData("Server=a;Integrated Security=true", UnixFileMode.OtherRead, false)]
    [InlineData("Data Source=a.db", UnixFileMode.OtherRead, false)]
    public void Warn_of_passwords_that_others_can_read(string connection, UnixFileMode others, bool warns)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Files have no mode there.");
        foreach (string property in (string[])["connection", "identConnection"])
        {
            var targets = Read($$"""{ "targets": { "a": { "provider": "mssql", "{{property}}": "{{connection}}" } } }""");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
            Assert.Equal(warns, TargetsFile.Warning(_path, targets) is not null);
        }
    }

    IReadOnlyDictionary<string, ConfiguredTarget> Read(string text)
    {
        File.WriteAllText(_path, text, new UTF8Encoding(text.Length % 2 == 0));
        return TargetsFile.Read(_path);
    }
}
