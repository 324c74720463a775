using System.Globalization;

namespace IdentDbBridge.ServerTests.Diagnostics.HandMade;

/// <summary>Layouts of the six tables as people make them who have read IDENT's pages and little else, with rows; the same seed makes the same.</summary>
sealed class HandMadeTables(int seed)
{
    static readonly string[] Dates = ["datetime", "datetime", "datetime(6)", "datetime(3)", "timestamp", "varchar(30)"];
    static readonly string[] Numbers = ["int", "int", "smallint", "int unsigned", "bigint", "varchar(10)", "decimal(10,0)", "mediumint"];
    static readonly string[] Texts = ["varchar(50)", "varchar(100)", "varchar(255)", "text", "tinytext", "varchar(2000)"];
    static readonly string[] LongTexts = ["varchar(255)", "text", "varchar(500)", "varchar(3000)", "mediumtext"];
    static readonly string[] Phones = ["varchar(20)", "varchar(30)", "varchar(64)", "varchar(100)", "char(20)", "bigint", "tinytext"];

    // Of what goes with the zero of MySQL: dates that were never set.
    static readonly string[] NoDates = ["'0000-00-00 00:00:00'", "null"];

    readonly Random _random = new(seed);
    readonly List<HandMadeTable> _tables = [];

    bool _isRussian;

    public IReadOnlyList<HandMadeTable> Make()
    {
        if (_tables.Count > 0)
            return _tables;
        foreach (var block in (string[])["FinishedCalls", "OngoingCalls"])
            Add("IDENT_" + block, Calls(), ["DateAndTime", "Direction", "PhoneFrom", "PhoneTo"], null);
        Add("IDENT_Tickets", Tickets(), ["Id"], "Id");
        Add("IDENT_Branches", Named(), ["Id"], "Id");
        Add("IDENT_Doctors", Named(), ["Id"], "Id");
        Add("IDENT_Intervals", Intervals(), ["BranchId", "DoctorId", "StartDateTime"], null);
        return _tables;
    }

    List<HandMadeColumn> Calls() =>
    [
        new("DateAndTime", true, Dates, Time, [.. NoDates, "'1970-01-01 10:00:00'", "'02.03.2026 10:15'"]),
        new("Direction", true, ["varchar(10)", "varchar(3)", "char(3)", "enum('in','out','xx')", "text"], (r, _) => Pick(["'in'", "'out'"]), ["'xx'", "null", "''"]),
        new("PhoneFrom", true, Phones, Phone, ["null"]),
        new("PhoneTo", true, Phones, Phone, ["null"]),
        new("WaitInSeconds", true, Numbers, Seconds, ["null", "-5"]),
        new("TalkInSeconds", false, Numbers, Seconds, ["-1", "null"]),
        .. Some(Text("LineDescription", Texts), Text("RecordUrl", LongTexts), Text("UtmSource", Texts), Text("UtmMedium", Texts), Text("HttpReferer", LongTexts)),
    ];

    List<HandMadeColumn> Tickets() =>
    [
        new("Id", true, ["varchar(50)", "varchar(400)", "int", "bigint", "char(36)", "varchar(100)"], (_, n) => $"'{n + 1}'", ["''", "null"]),
        new("DateAndTime", true, Dates, Time, [.. NoDates, "'1970-01-01 10:00:00'", "'02.03.2026 10:15'"]),
        new("ClientPhone", true, Phones, Phone, ["null", "''"]),
        .. Some(
            Text("ClientEmail", Texts),
            Text("FormName", Texts),
            Text("ClientFullName", Texts),
            new("PlanStart", false, [.. Dates, "date", "datetime not null"], (_, n) => "'2026-03-05 10:00:00'", [.. NoDates, "'2026-03-09 10:00:00'"]),
            new("PlanEnd", false, Dates, (_, n) => "'2026-03-05 11:00:00'", [.. NoDates, "'2026-03-01 10:00:00'"]),
            new("DoctorId", false, Numbers, (r, _) => Inv($"'{r.Next(1, 50)}'"), ["null"]),
            Text("Comment", LongTexts),
            Text("UtmCampaign", Texts)),
    ];

    List<HandMadeColumn> Named() =>
    [
        new("Id", true, ["int", "int", "smallint", "bigint", "varchar(10)", "int unsigned"], (_, n) => $"'{n + 1}'", ["null"]),
        Text("Name", Texts),
    ];

    static List<HandMadeColumn> Intervals() =>
    [
        new("BranchId", true, Numbers, (r, _) => Inv($"'{r.Next(1, 3)}'"), ["null"]),
        new("DoctorId", true, Numbers, (r, _) => Inv($"'{r.Next(1, 9)}'"), ["null"]),
        new("StartDateTime", true, Dates, Time, NoDates),
        new("LengthInMinutes", true, Numbers, (_, _) => "'15'", ["null"]),
        new("IsBusy", true, ["tinyint(1)", "int", "tinyint", "bit(1)", "varchar(5)", "char(1)"], (r, _) => Inv($"{r.Next(2)}"), ["null"]),
    ];

    void Add(string name, List<HandMadeColumn> columns, string[] key, string? number)
    {
        string charset = Pick(["latin1", "utf8mb3", "cp1251", "utf8mb4", "utf8mb4 collate utf8mb4_bin"]);
        _isRussian = charset != "latin1";
        string engine = Pick(["InnoDB", "InnoDB", "MyISAM", "InnoDB row_format = COMPACT"]);
        if (_random.Next(2) == 0)
            _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(columns));
        bool isLower = _random.Next(4) == 0;
        string own = number is not null ? "num" : Pick(["Id", "num", "row_id"]);
        string kind = Pick(["none", "numbered", "numbered", "unique number", "index", "own key"]);
        Dictionary<string, string> types = columns.ToDictionary(c => c.Name, c => Pick(c.Types));
        // Most people begin each table so.
        bool isNumberOurs = number is not null && _random.Next(3) == 0;
        if (isNumberOurs)
            (types[number!], kind) = ("int not null auto_increment primary key", "ours");
        List<string> items = [];
        foreach (HandMadeColumn column in columns)
            items.Add($"`{(isLower ? column.Name.ToLowerInvariant() : column.Name)}` {types[column.Name]}{Rest(types[column.Name])}");
        if (kind == "numbered")
            items.Insert(0, $"`{own}` int not null auto_increment primary key");
        else if (kind == "unique number")
            items.Add($"`{own}` int not null auto_increment, unique key (`{own}`)");
        else if (kind == "index")
            items.Add($"key by_time (`{columns.First(c => key.Contains(c.Name) && !types[c.Name].EndsWith("text", StringComparison.Ordinal)).Name}`)");
        else if (kind == "own key")
            items.Add("own_key varchar(40) not null, primary key (own_key)");
        items.Add($"tag varchar(40){(_random.Next(3) == 0 ? " not null" : "")}");
        if (_random.Next(4) == 0)
            items.Add("changed timestamp not null default current_timestamp on update current_timestamp");
        if (_random.Next(4) == 0)
            items.Add("created datetime not null default '0000-00-00 00:00:00'");
        if (_random.Next(6) == 0)
            items.Add("manager int not null");
        if (_random.Next(6) == 0)
            items.Add("more json");
        string create = $"create table {name} ({string.Join(", ", items)}) engine = {engine} default charset = {charset}";
        Fill(name, create, columns, types, key, kind, isNumberOurs ? number : null);
    }

    void Fill(string name, string create, List<HandMadeColumn> columns, Dictionary<string, string> types, string[] key, string kind, string? numbered)
    {
        List<string> inserts = [], good = [];
        List<IReadOnlyList<string>> twins = [];
        int rows = _random.Next(40);
        for (int n = 0; n < rows; n++)
        {
            string tag = Inv($"{name}-{n}");
            Dictionary<string, string> values = columns.ToDictionary(c => c.Name, c => Fit(c.Good(_random, n), types[c.Name]));
            int what = _random.Next(10);
            // What is in the key must differ from row to row, or be the same on purpose.
            HandMadeColumn flawed = columns[_random.Next(columns.Count)];
            bool isTwin = what == 0 && numbered is null;
            bool isFlawed = what == 1 && flawed.Flaws.Length > 0 && flawed.Name != numbered;
            if (isFlawed)
                values[flawed.Name] = Pick([.. flawed.Flaws.Where(f => f != "null" || !types[flawed.Name].Contains("not null", StringComparison.Ordinal))]);
            inserts.Add(Insert(name, values, tag, kind));
            if (isTwin)
            {
                inserts.Add(Insert(name, values, tag + "b", kind));
                twins.Add([tag, tag + "b"]);
            }
            else if (!isFlawed)
            {
                good.Add(tag);
            }
        }

        _tables.Add(new HandMadeTable(name, create, inserts, good, twins));
    }

    static string Insert(string table, Dictionary<string, string> values, string tag, string kind)
    {
        string own = kind == "own key" ? ", own_key" : "", ownValue = kind == "own key" ? $", '{tag}'" : "";
        return $"insert into {table} ({string.Join(", ", values.Keys)}, tag{own}) values ({string.Join(", ", values.Values)}, '{tag}'{ownValue})";
    }

    /// <summary>NULL allowed or not, a default, or neither.</summary>
    string Rest(string type) => type.Contains("not null", StringComparison.Ordinal) || type.StartsWith("timestamp", StringComparison.Ordinal) ? (type == "timestamp" ? " null" : "") : Pick(["", "", " null", type.StartsWith("varchar", StringComparison.Ordinal) ? " default ''" : ""]);

    static string Fit(string value, string type) => type.StartsWith("bit", StringComparison.Ordinal) ? value.Trim('\'') : value;

    HandMadeColumn Text(string name, string[] types) => new(name, false, types, (r, n) => Words(n), ["null", "''", $"repeat('x', {Pick(["300", "600", "2500"])})"]);

    string Words(int n) => _isRussian
        ? Inv($"'Иванов Пётр {Pick(["№ ", ""])}{n}, линия «Запись»'")
        : Inv($"'Señor Müller {n}, café'");

    /// <summary>A second of its own for each row.</summary>
    static string Time(Random random, int n) => Inv($"'2026-03-{1 + (n / 24):00} {n % 24:00}:{random.Next(60):00}:{random.Next(60):00}'");

    static string Phone(Random random, int n) => Inv($"'7999{random.Next(1000000, 9999999)}'");

    static string Seconds(Random random, int n) => Inv($"'{random.Next(120)}'");

    List<HandMadeColumn> Some(params HandMadeColumn[] columns) => [.. columns.Where(_ => _random.Next(3) > 0)];

    string Pick(string[] choices) => choices[_random.Next(choices.Length)];

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
