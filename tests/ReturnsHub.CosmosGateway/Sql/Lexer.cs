using System.Globalization;
using System.Text;

namespace ReturnsHub.CosmosGateway.Sql;

/// <summary>Cuts a query's text into words, numbers, quoted texts and symbols.</summary>
internal sealed class Lexer
{
    private static readonly string[] _longSymbols = ["<=", ">=", "!=", "<>", "??", "||"];

    private readonly string _sql;
    private readonly List<Token> _tokens = [];
    private int _at;

    private Lexer(string sql) => _sql = sql;

    public static IReadOnlyList<Token> Read(string sql)
    {
        var lexer = new Lexer(sql);
        while (lexer._at < sql.Length)
            lexer.ReadOne();
        lexer._tokens.Add(new Token(TokenKind.End, ""));
        return lexer._tokens;
    }

    private void ReadOne()
    {
        var first = _sql[_at];
        if (char.IsWhiteSpace(first))
            _at++;
        else if (char.IsLetter(first) || first is '_' or '@' or '$')
            Take(TokenKind.Word, c => char.IsLetterOrDigit(c) || c is '_' or '$');
        else if (char.IsDigit(first))
            TakeNumber();
        else if (first is '\'' or '"')
            TakeText(first);
        else
            TakeSymbol();
    }

    private void Take(TokenKind kind, Func<char, bool> belongs)
    {
        var start = _at++;
        while (_at < _sql.Length && belongs(_sql[_at]))
            _at++;
        _tokens.Add(new Token(kind, _sql[start.._at]));
    }

    private void TakeNumber()
    {
        var start = _at;
        while (_at < _sql.Length && IsInNumber(start))
            _at++;
        _tokens.Add(new Token(TokenKind.Number, _sql[start.._at]));
    }

    private bool IsInNumber(int start)
    {
        var c = _sql[_at];
        return char.IsDigit(c) || c is '.' or 'e' or 'E' || (c is '+' or '-' && _at > start && _sql[_at - 1] is 'e' or 'E');
    }

    private void TakeText(char quote)
    {
        var text = new StringBuilder();
        for (_at++; _at < _sql.Length && _sql[_at] != quote; _at++)
            text.Append(_sql[_at] == '\\' ? Escaped() : _sql[_at]);
        if (_at >= _sql.Length)
            throw new SqlException("Syntax error, unterminated string literal.");
        _at++;
        _tokens.Add(new Token(TokenKind.Text, text.ToString()));
    }

    private char Escaped()
    {
        _at++;
        if (_at >= _sql.Length)
            throw new SqlException("Syntax error, unterminated string literal.");
        switch (_sql[_at])
        {
            case 'n': return '\n';
            case 't': return '\t';
            case 'r': return '\r';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'u' when _at + 4 < _sql.Length && ushort.TryParse(_sql.AsSpan(_at + 1, 4), NumberStyles.HexNumber, null, out var code):
                _at += 4;
                return (char)code;
            default: return _sql[_at];
        }
    }

    private void TakeSymbol()
    {
        var symbol = _longSymbols.FirstOrDefault(s => string.CompareOrdinal(_sql, _at, s, 0, s.Length) == 0) ?? _sql[_at].ToString();
        _at += symbol.Length;
        _tokens.Add(new Token(TokenKind.Symbol, symbol));
    }
}
