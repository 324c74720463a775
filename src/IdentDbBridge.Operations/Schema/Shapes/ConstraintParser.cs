namespace IdentDbBridge.Schema.Shapes;

/// <summary>Reads the conditions that CHECKs are made of, and writes them in one form: operands of AND and OR sorted, IN as OR.</summary>
sealed class ConstraintParser(List<string> tokens)
{
    static readonly string[] Comparisons = ["=", "<>", "<", ">", "<=", ">=", "like", "is"];

    int _at;

    /// <summary>Null when it is none of those that this reader knows.</summary>
    public string? Parse()
    {
        try
        {
            string text = Or();
            return _at == tokens.Count ? text : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    string Next => _at < tokens.Count ? tokens[_at] : "";

    string Or() => Several("or", And);

    string And() => Several("and", Not);

    string Not() => Take("not") ? $"not({Not()})" : Comparison();

    string Several(string word, Func<string> part)
    {
        List<string> parts = [part()];
        while (Take(word))
            parts.Add(part());
        return Joined(word, parts);
    }

    static string Joined(string word, List<string> parts)
    {
        string[] flat = [.. parts.SelectMany(p => p.StartsWith($"{word}{{", StringComparison.Ordinal) ? p[(word.Length + 1)..^1].Split('\n') : [p]).Order(StringComparer.Ordinal)];
        // Lines part the operands of this level; those of deeper levels are kept from it.
        return flat.Length == 1 ? flat[0] : $"{word}{{{string.Join('\n', flat.Select(p => p.Replace('\n', '\t')))}}}";
    }

    string Comparison()
    {
        string left = Sum();
        bool not = Next == "not" && _at + 1 < tokens.Count && tokens[_at + 1] == "in" && Take("not");
        if (Take("in"))
        {
            string any = Joined("or", List().ConvertAll(v => $"({left} = {v})"));
            return not ? $"not({any})" : any;
        }

        if (!Comparisons.Contains(Next))
            return left;
        string word = tokens[_at++];
        if (word == "is" && Take("not"))
            word = "is not";
        return $"({left} {word} {Sum()})";
    }

    string Sum()
    {
        string sum = Primary();
        while (Next is "+" or "-")
        {
            string sign = tokens[_at++];
            sum = $"({sum} {sign} {Primary()})";
        }

        return sum;
    }

    string Primary()
    {
        if (Take("("))
        {
            string inner = Or();
            Want(")");
            return inner;
        }

        if (Take("-"))
            return "-" + Primary();
        if (Take("interval"))
            return $"interval {Primary()} {Word()}";
        string word = Word();
        return Next == "(" ? $"{word}({string.Join(", ", List())})" : word;
    }

    List<string> List()
    {
        Want("(");
        List<string> values = [];
        do
            values.Add(Or());
        while (Take(","));
        Want(")");
        return values;
    }

    string Word() => Next is { Length: > 0 } word && (char.IsLetterOrDigit(word[0]) || word[0] is '\'' or '`' or '_') ? tokens[_at++] : throw new FormatException();

    bool Take(string token)
    {
        if (Next != token)
            return false;
        _at++;
        return true;
    }

    void Want(string token)
    {
        if (!Take(token))
            throw new FormatException();
    }
}
