using System.Globalization;

namespace ReturnsHub.CosmosGateway.Sql;

/// <summary>Walks the tokens; keywords read in any case.</summary>
internal sealed class TokenReader(string sql)
{
    private readonly IReadOnlyList<Token> _tokens = Lexer.Read(sql);
    private int _at;

    public Token Current => _tokens[_at];

    public Token Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    public Token Take() => _tokens[_at++];

    public bool IsWord(string keyword) =>
        Current.Kind == TokenKind.Word && Current.Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Current.Kind == TokenKind.Symbol && Current.Text == symbol;

    public bool TakeWord(string keyword) => Advance(IsWord(keyword));

    public bool TakeSymbol(string symbol) => Advance(IsSymbol(symbol));

    public void NeedWord(string keyword) => Need(TakeWord(keyword));

    public void NeedSymbol(string symbol) => Need(TakeSymbol(symbol));

    public void NeedEnd() => Need(Current.Kind == TokenKind.End);

    public string NeedName()
    {
        Need(Current.Kind == TokenKind.Word);
        return Take().Text;
    }

    public double NeedNumber()
    {
        Need(Current.Kind == TokenKind.Number);
        return double.TryParse(Current.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Accept(number)
            : throw Unexpected();
    }

    public SqlException Unexpected() => new($"Syntax error, incorrect syntax near '{Current.Text}'.");

    private double Accept(double number)
    {
        _at++;
        return number;
    }

    private bool Advance(bool matched)
    {
        if (matched)
            _at++;
        return matched;
    }

    private void Need(bool matched)
    {
        if (!matched)
            throw Unexpected();
    }
}
