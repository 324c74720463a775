using IdentDbBridge.Data;
using IdentDbBridge.Schema.Shapes;

namespace IdentDbBridge.Schema.Repairs;

/// <summary>
/// How the values of a column made by hand become those of ours, on MySQL and MariaDB. A row whose value has no right form is
/// refused as a whole, so that no value is cut or guessed; what is rewritten keeps its meaning.
/// </summary>
sealed class ColumnTakeover(IDialect dialect, ColumnShape shipped, ColumnShape live, bool isKey)
{
    const string IsoDate = "^[1-9][0-9]{3}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?)?$";

    const string RussianDate = "^(0?[1-9]|[12][0-9]|3[01])[.](0?[1-9]|1[0-2])[.][1-9][0-9]{3}( [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?$";

    // How a text says that there is none. Whether the server takes a zero for a date depends on its sql_mode.
    const string NoDate = "^ *$|^0000-00-00|^00[.]00[.]0000";

    static readonly string[] Dates = ["datetime", "timestamp", "date"];
    static readonly string[] Decimals = ["decimal", "double", "float"];

    readonly SqlType _to = shipped.SqlType;
    readonly SqlType _from = live.SqlType;

    public ColumnShape Shipped => shipped;

    public ColumnShape Live => live;

    /// <summary>Whether each value of the one type has a surely right form in the other. An ENUM becomes its place in the list where a number is wanted, a TIME of 00:01:30 becomes 130.</summary>
    public bool IsConvertible => _to == _from || _to.Family switch
    {
        TypeFamily.Text => _from.Family is TypeFamily.Text or TypeFamily.Integer or TypeFamily.Boolean || _from.Name is "enum" or "set" or "json" or "decimal" || IsDate,
        TypeFamily.Integer or TypeFamily.Boolean => _from.Family is TypeFamily.Integer or TypeFamily.Boolean or TypeFamily.Text || IsDecimal,
        TypeFamily.Time => IsDate || IsText,
        _ => false,
    };

    /// <summary>A type that holds more than ours may stay, but for keys, which have a limit.</summary>
    public string Type
    {
        get
        {
            if (isKey || !IsText || _to.Family != TypeFamily.Text || _from.IsFixed || _from.Capacity < _to.Capacity)
                return shipped.Type;
            // In bytes, of which letters take more in utf8mb4.
            return _from.Name switch { "tinytext" => "text", "text" when live.Collation?.StartsWith("utf8", StringComparison.Ordinal) != true => "mediumtext", _ => live.Type };
        }
    }

    /// <summary>Whether the rewritten values fit into the column only when it is a text.</summary>
    public bool NeedsTextFirst => (Substitute is not null || IsDirection) && _to.Family == TypeFamily.Text && !IsText;

    /// <summary>Whether rewriting leaves NULL in a column that takes none.</summary>
    public bool NeedsNullFirst => shipped.IsNullable && !live.IsNullable;

    bool IsText => _from.Family == TypeFamily.Text;

    bool IsDate => Dates.Contains(_from.Name);

    bool IsDecimal => Decimals.Contains(_from.Name);

    bool IsNumber => _to.Family is TypeFamily.Integer or TypeFamily.Boolean;

    bool IsDirection => shipped is { Name: "Direction", IsNullable: false };

    /// <summary>What stands for a missing value that is required; null when nothing can.</summary>
    string? Substitute => shipped.IsNullable ? null : shipped.Name switch { "PhoneFrom" => "''", "WaitInSeconds" => "0", _ => null };

    /// <summary>The value in its right form; NULL where there is none.</summary>
    /// <param name="alias">The table's.</param>
    public string Value(string alias)
    {
        string at = At(alias);
        string core = Core(at);
        string empty = Empty(at);
        if (Substitute is null && empty == $"{at} IS NULL")
            return core;
        string value = $"CASE WHEN {empty} THEN {Substitute ?? "NULL"} ELSE {core} END";
        // Which of two collations counts is not left to the server.
        return _to.Family == TypeFamily.Text ? $"CONVERT({value} USING utf8mb4) COLLATE {Collation}" : $"({value})";
    }

    /// <summary>For which of its values a row cannot stay.</summary>
    public IEnumerable<RowReason> Refusals()
    {
        string at = At("m"), empty = Empty(at), core = Core(at), name = shipped.Name;
        if (!shipped.IsNullable && Substitute is null && (live.IsNullable || empty != $"{at} IS NULL"))
            yield return new(() => T($"{name} is empty"), empty);
        if (_to.Family == TypeFamily.Time && IsDate)
            yield return new(() => T($"{name} is no date"), $"NOT ({empty}) AND (MONTH({at}) = 0 OR DAYOFMONTH({at}) = 0)");
        if (_to.Family == TypeFamily.Time && IsText)
            yield return new(() => T($"{name} is no date"), $"NOT ({empty}) AND {core} IS NULL");
        if (IsNumber && IsText)
            yield return new(() => T($"{name} is no whole number"), $"NOT ({empty}) AND {core} IS NULL");
        if (IsNumber && IsDecimal)
            yield return new(() => T($"{name} is no whole number"), $"{at} <> TRUNCATE({at}, 0)");
        if (IsNumber && _to != _from)
            yield return new(() => T($"{name} is too large or too small a number"), _to.Name == "tinyint" ? $"{core} NOT BETWEEN -128 AND 127" : $"{core} NOT BETWEEN -2147483648 AND 2147483647");
        if (_to.Family == TypeFamily.Text && Type == shipped.Type && (!IsText || _from.Capacity > _to.Capacity))
            yield return new(() => T($"{name} is longer than {_to.Size} characters"), $"CHAR_LENGTH({core}) > {_to.Size}");
    }

    /// <summary>What is rewritten before the column is changed; null when nothing may have to be.</summary>
    public (string Value, RowReason Reason)? Rewriting()
    {
        string at = At("m"), empty = Empty(at), name = shipped.Name;
        if (Substitute is { } substitute)
        {
            string form = string.Join(" OR ", Forms(at, empty).Prepend(empty));
            return live.IsNullable || form != $"{at} IS NULL"
                ? ($"CASE WHEN {empty} THEN {substitute} ELSE {Rewritten(at)} END", new(() => T($"{name} is empty and becomes {substitute}"), form))
                : null;
        }

        if (IsDirection)
            return (Core(at), new(() => T($"{name} is written in capitals or with blanks and becomes 'in' or 'out'"), $"{Core(at)} IN ('in', 'out') AND CAST({at} AS BINARY) NOT IN ('in', 'out')"));
        string[] forms = [.. Forms(at, empty)];
        if (forms.Length == 0)
            return null;
        return ($"CASE WHEN {empty} THEN NULL ELSE {Rewritten(at)} END", new(() => T($"{name} is written in another form, or empty, and becomes a usual value or NULL"), string.Join(" OR ", forms.Select(f => $"({f})"))));
    }

    /// <summary>What a value looks like that is rewritten.</summary>
    IEnumerable<string> Forms(string at, string empty)
    {
        bool isOther = _to.Family == TypeFamily.Time ? IsDate || IsText : IsNumber && IsText;
        if (!isOther)
            yield break;
        if (shipped.IsNullable)
            yield return $"{at} IS NOT NULL AND {empty}";
        if (IsText)
            yield return _to.Family == TypeFamily.Time ? $"{at} REGEXP '{RussianDate}'" : $"LENGTH({at}) <> LENGTH(TRIM({at})) AND NOT ({empty})";
    }

    string Rewritten(string at) => (_to.Family, IsText) switch
    {
        (TypeFamily.Time, true) => $"CASE WHEN {at} REGEXP '{RussianDate}' THEN DATE_FORMAT({FromRussian(at)}, '%Y-%m-%d %H:%i:%s') ELSE {at} END",
        (_, true) => $"TRIM({at})",
        _ => at,
    };

    string Core(string at) => _to.Family switch
    {
        TypeFamily.Text when IsDirection => $"LOWER(TRIM({Converted(at)})) COLLATE {Collation}",
        TypeFamily.Text => $"{Converted(at)} COLLATE {Collation}",
        TypeFamily.Time when IsText => $"CASE WHEN {at} REGEXP '{IsoDate}' THEN CAST({at} AS DATETIME({_to.Size})) WHEN {at} REGEXP '{RussianDate}' THEN {FromRussian(at)} END",
        TypeFamily.Time when _to != _from => $"CAST({at} AS DATETIME({_to.Size}))",
        TypeFamily.Integer or TypeFamily.Boolean when IsText => $"CASE WHEN TRIM({at}) REGEXP '^[-+]?[0-9]{{1,18}}$' THEN CAST(TRIM({at}) AS SIGNED) END",
        TypeFamily.Integer or TypeFamily.Boolean when _from.Name == "bit" => $"({at} + 0)",
        _ => at,
    };

    string Collation => shipped.Collation ?? "utf8mb4_bin";

    static string Converted(string at) => $"CONVERT({at} USING utf8mb4)";

    // What the text does not have behind its end is 0.
    static string FromRussian(string at) => $"STR_TO_DATE({at}, '%d.%m.%Y %H:%i:%s')";

    /// <summary>Whether there is no value: NULL, or how tables without NULL write it.</summary>
    string Empty(string at) => _to.Family switch
    {
        TypeFamily.Time when IsDate => $"({at} IS NULL OR (YEAR({at}) = 0 AND MONTH({at}) = 0 AND DAYOFMONTH({at}) = 0))",
        TypeFamily.Time when IsText => $"({at} IS NULL OR {at} REGEXP '{NoDate}')",
        TypeFamily.Integer or TypeFamily.Boolean when IsText => $"({at} IS NULL OR TRIM({at}) = '')",
        _ => $"{at} IS NULL",
    };

    string At(string alias) => $"{alias}.{dialect.Quote(live.Name)}";
}
