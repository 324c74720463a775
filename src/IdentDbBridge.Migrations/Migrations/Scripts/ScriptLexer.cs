namespace IdentDbBridge.Migrations.Scripts;

/// <summary>Reads a script token by token; the tokens, laid end to end, are the script.</summary>
sealed class ScriptLexer(string text, ScriptDialect dialect)
{
    int _line = 1;
    TokenPlace _place = TokenPlace.LineStart;
    bool _statementBegun;
    int _executableLine;

    public int Position { get; private set; }

    /// <summary>What ends a statement outside strings and comments, if anything does.</summary>
    public string? Delimiter { get; set; }

    public bool Next(out ScriptToken token)
    {
        token = new ScriptToken(default, Position, Position, _line, _place);
        if (Position == text.Length)
        {
            EndStatement();
            return false;
        }

        var kind = Read(text[Position]);
        token = token with { Kind = kind, End = Position };
        var lines = LineBreaks(token.Start);
        _line += lines;
        _place = PlaceAfter(token, lines);
        if (kind == TokenKind.Delimiter)
            EndStatement();
        else
            _statementBegun |= token.IsCode;
        return true;
    }

    /// <summary>Passes over text that is not SQL.</summary>
    public void SkipTo(int position)
    {
        var start = Position;
        Position = position;
        _line += LineBreaks(start);
    }

    public void EndStatement()
    {
        if (_executableLine != 0)
            throw new ScriptSyntaxException(_executableLine, T($"The /*! that opens here is not closed before its statement ends. Close it with */, or choose another DELIMITER."));
        _statementBegun = false;
    }

    /// <summary>The position of the line break that ends the present line, or of the end of the script.</summary>
    public int EndOfLine()
    {
        var rest = text.AsSpan(Position);
        var length = dialect.ReturnEndsLine ? rest.IndexOfAny('\r', '\n') : rest.IndexOf('\n');
        return length < 0 ? text.Length : Position + length;
    }

    TokenKind Read(char first)
    {
        if (AtDelimiter(Position))
            return Take(Delimiter!.Length, TokenKind.Delimiter);
        if (first is '\r' or '\n')
            return Take(first == '\r' && At(1) == '\n' ? 2 : 1, TokenKind.NewLine);
        if (char.IsWhiteSpace(first))
            return ReadBlank();
        if (OpensLineComment(first))
            return Take(EndOfLine() - Position, TokenKind.Comment);
        if (first == '/' && At(1) == '*')
            return ReadBlock();
        if (_executableLine != 0 && first == '*' && At(1) == '/')
            return CloseExecutable();
        if (dialect.Quotes.Contains(first))
            return ReadQuoted(first);
        return IsWord(first) ? ReadWord() : Take(1, TokenKind.Symbol);
    }

    TokenKind ReadBlank()
    {
        while (At(0) is not ('\r' or '\n') && char.IsWhiteSpace(At(0)))
            Position++;
        return TokenKind.Blank;
    }

    TokenKind ReadWord()
    {
        while (IsWord(At(0)) && !AtDelimiter(Position))
            Position++;
        return TokenKind.Word;
    }

    bool OpensLineComment(char first) => first switch
    {
        // The mysql client takes "--x" for a comment only where no statement has begun; after that it is arithmetic.
        '-' => At(1) == '-' && (!dialect.MySqlComments || !_statementBegun || At(2) is <= ' ' or '\x7F'),
        '#' => dialect.MySqlComments,
        _ => false,
    };

    TokenKind ReadBlock()
    {
        if (dialect.MySqlComments && At(2) == '+')
            return Take(EndOfComment() - Position, TokenKind.Quoted);
        if (OpensSandbox())
            return Take(EndOfComment() - Position, TokenKind.Comment);
        if (dialect.MySqlComments && (At(2) == '!' || (At(2) == 'M' && At(3) == '!')))
            return OpenExecutable();
        if (_executableLine != 0)
            throw new ScriptSyntaxException(_line, T($"A comment inside /*! ... */: the mysql client loses what follows it. Take the comment out."));
        return Take(EndOfComment() - Position, TokenKind.Comment);
    }

    /// <summary>The first line of mariadb-dump, <c>/*M!999999\- enable the sandbox mode */</c>: tells the client to take no commands but SQL, as this runner never does.</summary>
    bool OpensSandbox()
    {
        if (!dialect.MySqlComments || At(2) != 'M' || At(3) != '!')
            return false;
        int at = 4;
        while (char.IsAsciiDigit(At(at)))
            at++;
        return At(at) == '\\' && At(at + 1) == '-';
    }

    TokenKind OpenExecutable()
    {
        _executableLine = _line;
        Position += At(2) == '!' ? 3 : 4;
        while (char.IsAsciiDigit(At(0)))
            Position++;
        return TokenKind.Symbol;
    }

    TokenKind CloseExecutable()
    {
        _executableLine = 0;
        return Take(2, TokenKind.Symbol);
    }

    int EndOfComment()
    {
        var depth = 1;
        for (var i = Position + 2; i + 1 < text.Length; i++)
        {
            if (text[i] == '*' && text[i + 1] == '/')
            {
                depth--;
                i++;
            }
            else if (dialect.NestedComments && text[i] == '/' && text[i + 1] == '*')
            {
                depth++;
                i++;
            }

            if (depth == 0)
                return i + 1;
        }

        throw new ScriptSyntaxException(_line, T($"The comment that opens here is not closed."));
    }

    TokenKind ReadQuoted(char quote)
    {
        var close = quote == '[' ? ']' : quote;
        for (var i = Position + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && dialect.Backslashes && quote != '`')
                i++;
            else if (text[i] == close && dialect.DoubledBrackets && close == ']' && i + 1 < text.Length && text[i + 1] == ']')
                i++;
            else if (text[i] == close)
                return Take(i + 1 - Position, TokenKind.Quoted);
        }

        throw new ScriptSyntaxException(_line, quote == '\'' ? T($"The string that opens here is not closed.") : T($"The quoted name that opens here is not closed."));
    }

    TokenKind Take(int length, TokenKind kind)
    {
        Position += length;
        return kind;
    }

    bool AtDelimiter(int position) => Delimiter is not null && text[position] == Delimiter[0] && string.CompareOrdinal(text, position, Delimiter, 0, Delimiter.Length) == 0;

    char At(int offset) => Position + offset < text.Length ? text[Position + offset] : '\0';

    bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '@' || (c == '#' && !dialect.MySqlComments);

    static TokenPlace PlaceAfter(ScriptToken token, int lines) => token.Kind switch
    {
        TokenKind.NewLine => TokenPlace.LineStart,
        TokenKind.Blank => token.Place,
        TokenKind.Comment when lines > 0 || token.Place != TokenPlace.AfterCode => TokenPlace.AfterComment,
        _ => TokenPlace.AfterCode,
    };

    int LineBreaks(int start)
    {
        var count = 0;
        for (var i = start; i < Position; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                count++;
        }

        return count;
    }
}
