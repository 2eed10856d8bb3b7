using System.Globalization;

namespace VideoGen.Composition.Editing.Chat.Words;

/// <summary>Cuts a message into tokens, each character looked at once or twice.</summary>
internal sealed class Tokenizer(string message)
{
    /// <summary>Each opening mark with those that close it.</summary>
    private static readonly Dictionary<char, string> Quotes = new()
    {
        ['"'] = "\"”", ['“'] = "”“\"", ['„'] = "“”\"", ['”'] = "”", ['«'] = "»", ['»'] = "«", ['‘'] = "’'", ['‚'] = "‘’'", ['\''] = "'’", ['‹'] = "›", ['「'] = "」", ['『'] = "』", ['`'] = "`",
    };

    private readonly List<Token> _tokens = [];
    private int _at;

    public static IReadOnlyList<Token> Of(string message)
    {
        var tokenizer = new Tokenizer(message);
        while (tokenizer._at < message.Length) tokenizer.Next();
        return tokenizer._tokens;
    }

    private char Current => message[_at];

    private char After(int steps) => _at + steps < message.Length ? message[_at + steps] : '\0';

    private void Next()
    {
        if (Current is '\n' or '\r') Add(TokenKind.Line, 1);
        else if (char.IsWhiteSpace(Current) || SkipSmiley()) _at++;
        else if (Quotes.ContainsKey(Current) && TryQuote(_at) is { } end) AddText(_at + 1, end, end + 1);
        else if (Current == ':') Colon();
        else if (Current == '#' && HexLength() is > 0 and var length) Add(TokenKind.Hex, length + 1);
        else if (char.IsAsciiDigit(Current) || IsSign()) Number();
        else if (IsWordPart(Current)) Word();
        else if (Current is ',' or ';' or '.' or '!' or '?' or '…') Add(TokenKind.Stop, 1);
        else if (Current == '&') AddWord("and", 1);
        else if (Current == '→') AddWord("to", 1);
        else if (Current is '-' or '=' && After(1) == '>') AddWord("to", 2);
        else if (Current == '%') AddWord("%", 1);
        else if (Current == '×') AddWord("x", 1);
        else _at++;
    }

    /// <summary>":)" asks for nothing.</summary>
    private bool SkipSmiley()
    {
        if (Current is not (':' or ';')) return false;
        var nose = After(1) == '-' ? 1 : 0;
        if (After(1 + nose) is not (')' or '(' or 'D' or 'P') || (After(2 + nose) != '\0' && !char.IsWhiteSpace(After(2 + nose)))) return false;
        _at += 1 + nose;
        return true;
    }

    /// <summary>Where the text that opens here closes; null when it does not, or when the mark is an apostrophe.</summary>
    private int? TryQuote(int open)
    {
        var closers = Quotes[message[open]];
        var isApostrophe = message[open] is '\'' or '‘';
        for (var i = open + 1; i < message.Length; i++)
        {
            if (!closers.Contains(message[i], StringComparison.Ordinal)) continue;
            if (isApostrophe && i + 1 < message.Length && char.IsLetterOrDigit(message[i + 1])) continue;
            return message[(open + 1)..i].Any(char.IsLetterOrDigit) ? i : null;
        }

        return null;
    }

    /// <summary>What follows a colon is text: to the end of the line, or of the message when the line ends there. Quotation marks bound it more tightly.</summary>
    private void Colon()
    {
        var start = _at + 1;
        while (start < message.Length && message[start] is ' ' or '\t') start++;
        var lineEnds = start >= message.Length || message[start] is '\n' or '\r';
        while (start < message.Length && char.IsWhiteSpace(message[start])) start++;
        if (start >= message.Length)
        {
            _at = message.Length;
            return;
        }

        if (Quotes.ContainsKey(message[start]) && TryQuote(start) is { } close && EndsThere(close + 1))
        {
            AddText(start + 1, close, close + 1);
            return;
        }

        var end = lineEnds ? -1 : message.AsSpan(start).IndexOfAny('\n', '\r');
        end = end < 0 ? message.Length : start + end;
        AddText(start, end, end);
    }

    /// <summary>Whether a quoted text after a colon is all of it.</summary>
    private bool EndsThere(int at)
    {
        var rest = message.AsSpan(at).TrimStart(" \t");
        if (rest.Length == 0 || rest[0] is '\n' or '\r' or ',' or ';' or '.' or '!') return true;
        string[] joins = ["and ", "then ", "und ", "dann ", "after ", "before ", "at ", "to ", "in ", "& "];
        foreach (var join in joins)
        {
            if (rest.StartsWith(join, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private int HexLength()
    {
        var length = 0;
        while (char.IsAsciiHexDigit(After(length + 1))) length++;
        return length is 3 or 6 && !char.IsLetterOrDigit(After(length + 1)) ? length : 0;
    }

    private bool IsSign() => Current is '-' or '−' or '+' && char.IsAsciiDigit(After(1)) && (_at == 0 || !char.IsLetterOrDigit(message[_at - 1]));

    private void Number()
    {
        var start = _at;
        var value = Digits();
        if (_at < message.Length && Current == ':' && char.IsAsciiDigit(After(1))) Pair(TokenKind.Ratio);
        else if (_at < message.Length && Current is 'x' or 'X' or '×' && char.IsAsciiDigit(After(1))) Pair(TokenKind.Size);
        else if (IsOrdinalEnd()) _tokens.Add(Token(TokenKind.Ordinal));
        else _tokens.Add(Token(TokenKind.Number));
        // "scene 2's headline".
        if (_at < message.Length && Current is '\'' or '’' && After(1) is 's' && !char.IsLetterOrDigit(After(2))) _at += 2;

        void Pair(TokenKind kind)
        {
            _at++;
            var second = Digits();
            _tokens.Add(Token(kind) with { Second = second });
        }

        Token Token(TokenKind kind) => new() { Kind = kind, Text = message[start.._at], Start = start, End = _at, Value = value };
    }

    /// <summary>"1.5", "1,5", "1,200": a comma before exactly three digits parts thousands.</summary>
    private double Digits()
    {
        var sign = Current is '-' or '−' ? -1 : 1;
        if (Current is '-' or '−' or '+') _at++;
        var text = new System.Text.StringBuilder();
        while (_at < message.Length)
        {
            if (char.IsAsciiDigit(Current)) text.Append(Current);
            else if (Current is '.' or ',' && char.IsAsciiDigit(After(1)) && !text.ToString().Contains('.', StringComparison.Ordinal))
            {
                var thousands = Current == ',' && char.IsAsciiDigit(After(2)) && char.IsAsciiDigit(After(3)) && !char.IsAsciiDigit(After(4));
                if (!thousands) text.Append('.');
            }
            else break;
            _at++;
        }

        return sign * (text.Length <= 30 ? double.Parse(text.ToString(), CultureInfo.InvariantCulture) : 1e30);
    }

    /// <summary>Takes the end of 2nd, and of "2." where a German scene follows.</summary>
    private bool IsOrdinalEnd()
    {
        var rest = message.AsSpan(_at);
        foreach (var end in (string[])["st", "nd", "rd", "th", "te", "ten"])
        {
            if (!rest.StartsWith(end, StringComparison.OrdinalIgnoreCase) || (rest.Length > end.Length && char.IsLetterOrDigit(rest[end.Length]))) continue;
            _at += end.Length;
            return true;
        }

        if (!rest.StartsWith(". szene", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith(". punkt", StringComparison.OrdinalIgnoreCase)) return false;
        _at++;
        return true;
    }

    private void Word()
    {
        var start = _at;
        while (_at < message.Length && (IsWordPart(Current) || (Current is '\'' or '’' && char.IsLetter(After(1))))) _at++;
        var word = message[start.._at].ToLowerInvariant().Replace('’', '\'').Normalize();
        // "scene 2's", "the film's".
        if (word.EndsWith("'s", StringComparison.Ordinal)) word = word[..^2];
        _tokens.Add(new Token { Kind = TokenKind.Word, Text = word, Start = start, End = _at });
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private void AddText(int start, int end, int next)
    {
        var text = message[start..end].Trim();
        if (text.Length > 0) _tokens.Add(new Token { Kind = TokenKind.Text, Text = text, Start = _at, End = next });
        _at = next;
    }

    private void AddWord(string word, int length)
    {
        _tokens.Add(new Token { Kind = TokenKind.Word, Text = word, Start = _at, End = _at + length });
        _at += length;
    }

    private void Add(TokenKind kind, int length)
    {
        _tokens.Add(new Token { Kind = kind, Text = message.Substring(_at, length), Start = _at, End = _at + length });
        _at += length;
    }
}
