using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IdentDbBridge.TSqlTests.Binding;

/// <summary>What the scripts and the journal's statements make, as Microsoft's model of a database; batches are bound against it as the bodies of procedures.</summary>
sealed partial class ServerModel : IDisposable
{
    // Upper and lower case differ, so that a name in the wrong case is found.
    const string Collation = "Latin1_General_100_CS_AS";

    /// <summary>Parameters that have no column's name.</summary>
    static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["@Rows"] = "int",
        ["@Before"] = "datetime2(0)",
        ["@StartedBefore"] = "datetime2(0)",
        ["@WindowFrom"] = "datetime2(0)",
        ["@WindowTo"] = "datetime2(0)",
        ["@TableName"] = "sysname",
        ["@FinishedCalls"] = "sysname",
        ["@OngoingCalls"] = "sysname",
        ["@Tickets"] = "sysname",
        ["@Branches"] = "sysname",
        ["@Doctors"] = "sysname",
        ["@Intervals"] = "sysname",
        ["@NotBefore"] = "datetime2(0)",
        ["@NetworkBefore"] = "datetime2(0)",
        ["@DoneBefore"] = "datetime2(0)",
        ["@KnownBefore"] = "datetime2(0)",
        ["@UnknownBefore"] = "datetime2(0)",
        ["@Since"] = "datetime2(0)",
        ["@UntilUtc"] = "datetime2(0)",
        ["@UntilId"] = "nvarchar(32)",
        ["@IsOfSource"] = "int",
        ["@IsFailed"] = "int",
        ["@IsDone"] = "int",
    };

    readonly TSqlModel _model;
    readonly SqlVersion _parser;
    readonly List<BoundText> _procedures = [];
    readonly List<CreateTableStatement> _tables = [];
    readonly List<string> _problems = [];

    public ServerModel(int year)
    {
        _model = new TSqlModel(SqlServers.Version(year), new TSqlModelOptions { Collation = Collation });
        _parser = Enum.Parse<SqlVersion>(SqlServers.Version(year).ToString());
        foreach (BoundText batch in Statements.OfTheSchema())
            Create(batch);
        // Whom the GRANTs name.
        _model.AddObjects("CREATE LOGIN [u] WITH PASSWORD = N'Not-for-any-server-1'");
        _model.AddObjects("CREATE USER [u] FOR LOGIN [u]");
    }

    public int Tables => _tables.Count;

    public int Columns => _tables.Sum(t => t.Definition.ColumnDefinitions.Count);

    /// <summary>Batches that became procedures.</summary>
    public int Bound => _procedures.Count;

    /// <summary>Names of the server's own views and procedures, which no model at hand has, and of what only a table has that was changed by hand.</summary>
    public int PassedOver { get; private set; }

    /// <summary>Parses the batch, and takes it in when it can stand in a procedure.</summary>
    public void Add(BoundText batch)
    {
        TSqlScript script = SqlServers.Parse(batch.Name, batch.Text, _parser);
        _problems.AddRange(Arity.Problems(script).Select(p => $"{batch.Name}: {batch.Text}\n{p}"));
        if (batch.Exception is not null)
            return;
        string parameters = string.Join(", ", Parameters.Of(script).Select(p => $"{p} {TypeOf(p, batch)}"));
        _model.AddOrUpdateObjects($"CREATE PROCEDURE [batch{_procedures.Count}] {parameters} AS\n{batch.Text}", $"batch{_procedures.Count}.sql", new TSqlObjectOptions());
        _procedures.Add(batch);
    }

    /// <summary>What is wrong with the batches and with the schema: names that are not there, warnings, wrong numbers of values. Each begins with the name and the text of its batch.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [.. _problems];
        PassedOver = 0;
        foreach (DacModelMessage message in _model.Validate())
        {
            if (NotOfTheModel().IsMatch(message.Message))
                PassedOver++;
            else
                problems.Add($"{Origin(message.Message)}{message.MessageType} {message.Prefix}{message.Number}: {message.Message}");
        }

        return problems;
    }

    public void Dispose() => _model.Dispose();

    void Create(BoundText batch)
    {
        foreach (TSqlStatement statement in SqlServers.Parse(batch.Name, batch.Text, _parser).Batches.SelectMany(b => b.Statements))
        {
            // The journal's tables are made where they are not there.
            TSqlStatement create = statement is IfStatement conditional ? conditional.ThenStatement : statement;
            _model.AddObjects(SqlServers.Text(create));
            if (create is CreateTableStatement table)
                _tables.Add(table);
        }
    }

    /// <summary>Of the column of that name, in a table that the batch names.</summary>
    string TypeOf(string parameter, BoundText batch)
    {
        if (Types.TryGetValue(parameter, out string? type))
            return type;
        return _tables.Where(t => batch.Text.Contains(t.SchemaObjectName.BaseIdentifier.Value, StringComparison.Ordinal))
            .SelectMany(t => t.Definition.ColumnDefinitions)
            .Where(c => "@" + c.ColumnIdentifier.Value == parameter)
            .Select(c => SqlServers.Text(c.DataType))
            .FirstOrDefault() ?? (parameter == "@Name" ? "sysname" : throw new InvalidOperationException($"{batch.Name}: of which type is {parameter}?"));
    }

    string Origin(string message) => Procedure().Match(message) is { Success: true } m ? _procedures[int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture)] is var p ? $"{p.Name}: {p.Text}\n" : "" : "";

    [GeneratedRegex(@"\[dbo\]\.\[batch(?<number>\d+)\]")]
    private static partial Regex Procedure();

    // Of the databases master and msdb: https://learn.microsoft.com/en-us/sql/tools/sql-database-projects/concepts/system-objects
    [GeneratedRegex(@"(unresolved reference to object (\[dbo\]\.(\[\w+\]\.)?\[(" + Statements.LiveOnly + @"\w+|sp_getapplock|sp_releaseapplock|sp_rename|xp_instance_regwrite)\]|" + OfTheServer + @")|following objects:((,| or)? " + OfTheServer + @")+\.$)")]
    private static partial Regex NotOfTheModel();

    const string OfTheServer = @"\[(sys|INFORMATION_SCHEMA|msdb)\](\.|::|\[\w+\])+(?<!\.)";
}
