using System.Text;

namespace ReturnsHub.Infra.Tests.Bicep;

/// <summary>Cuts a file into tokens. Line ends are tokens: they separate properties and items.</summary>
internal sealed class Lexer(string path, string source, int firstLine)
{
    private static readonly string[] Marks =
    [
        "...", "=>", "==", "!=", "=~", "!~", "<=", ">=", "&&", "||", "??", "::", ".?", "[?",
        "{", "}", "[", "]", "(", ")", ":", ",", ".", "=", "?", "!", "<", ">", "+", "-", "*", "/", "%", "|", "@",
    ];

    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line = firstLine;

    public IReadOnlyList<Token> Read()
    {
        while (_at < source.Length) One();
        _tokens.Add(new Token(TokenKind.End, "end of file", _line));
        return _tokens;
    }

    private void One()
    {
        var c = source[_at];
        if (c == '\n')
        {
            _tokens.Add(new Token(TokenKind.NewLine, "end of line", _line++));
            _at++;
        }
        else if (char.IsWhiteSpace(c)) _at++;
        else if (Starts("//") || c == '#') SkipLine();
        else if (Starts("/*")) SkipComment();
        else if (Starts("'''")) RawText();
        else if (c == '\'') QuotedText();
        else if (char.IsAsciiLetter(c) || c == '_') Add(TokenKind.Word, static x => char.IsAsciiLetterOrDigit(x) || x == '_');
        else if (char.IsAsciiDigit(c)) Add(TokenKind.Number, char.IsAsciiDigit);
        else Mark();
    }

    private bool Starts(string text) => string.CompareOrdinal(source, _at, text, 0, text.Length) == 0;

    private void SkipLine()
    {
        while (_at < source.Length && source[_at] != '\n') _at++;
    }

    private void SkipComment()
    {
        var end = source.IndexOf("*/", _at, StringComparison.Ordinal);
        if (end < 0) throw new BicepSyntaxException(path, _line, "a comment does not end");
        _line += source.AsSpan(_at, end - _at).Count('\n');
        _at = end + 2;
    }

    private void Add(TokenKind kind, Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < source.Length && belongs(source[_at])) _at++;
        _tokens.Add(new Token(kind, source[start.._at], _line));
    }

    private void Mark()
    {
        var mark = Marks.FirstOrDefault(Starts) ?? throw new BicepSyntaxException(path, _line, $"'{source[_at]}' is no Bicep");
        _tokens.Add(new Token(TokenKind.Mark, mark, _line));
        _at += mark.Length;
    }

    private void RawText()
    {
        var end = source.IndexOf("'''", _at + 3, StringComparison.Ordinal);
        if (end < 0) throw new BicepSyntaxException(path, _line, "a string does not end");
        var text = source[(_at + 3)..end];
        _tokens.Add(new Token(TokenKind.Text, text, _line, [text], []));
        _line += text.Count(c => c == '\n');
        _at = end + 3;
    }

    private void QuotedText()
    {
        var texts = new List<string>();
        var holes = new List<Hole>();
        var text = new StringBuilder();
        _at++;
        while (true)
        {
            if (_at >= source.Length || source[_at] == '\n') throw new BicepSyntaxException(path, _line, "a string does not end");
            if (source[_at] == '\'') break;
            if (Starts("${"))
            {
                texts.Add(text.ToString());
                text.Clear();
                holes.Add(ReadHole());
            }
            else text.Append(Character());
        }

        _at++;
        texts.Add(text.ToString());
        _tokens.Add(new Token(TokenKind.Text, texts[0], _line, texts, holes));
    }

    private char Character()
    {
        if (source[_at] != '\\') return source[_at++];
        _at += 2;
        return source[_at - 1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other };
    }

    private Hole ReadHole()
    {
        _at += 2;
        var (start, depth, quoted) = (_at, 1, false);
        for (; _at < source.Length && source[_at] != '\n'; _at++)
        {
            if (source[_at] == '\'') quoted = !quoted;
            else if (quoted) continue;
            else if (source[_at] == '{') depth++;
            else if (source[_at] == '}' && --depth == 0) return new Hole(source[start.._at++], _line);
        }

        throw new BicepSyntaxException(path, _line, "an expression in a string does not end");
    }
}
