namespace ReturnsHub.Infra.Tests.Bicep;

/// <summary>Walks over tokens and says where something else was expected.</summary>
internal sealed class Tokens(string path, IReadOnlyList<Token> tokens)
{
    private int _at;

    public Token Next => tokens[_at];

    public Token After => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public Token Take() => tokens[_at++];

    public bool Accept(string mark)
    {
        if (!Next.Is(mark)) return false;
        _at++;
        return true;
    }

    public bool AcceptWord(string word)
    {
        if (!Next.IsWord(word)) return false;
        _at++;
        return true;
    }

    public void Expect(string mark)
    {
        if (!Accept(mark)) throw Wrong($"'{mark}'");
    }

    public string Word() => Next.Kind is TokenKind.Word ? Take().Value : throw Wrong("a name");

    public string PlainText() => Next is { Kind: TokenKind.Text, Holes.Count: 0 } ? Take().Value : throw Wrong("a plain string");

    public void SkipLines()
    {
        while (Next.Kind is TokenKind.NewLine) _at++;
    }

    /// <summary>Ends an item: a line end or a comma, or the mark that closes the list.</summary>
    public void Separator(string close)
    {
        if (Next.Is(close)) return;
        if (!Accept(",") && Next.Kind is not TokenKind.NewLine) throw Wrong("the end of the line");
        SkipLines();
    }

    /// <summary>Remembers a place to come back to.</summary>
    public int Mark() => _at;

    public void Back(int mark) => _at = mark;

    public BicepSyntaxException Wrong(string expected) => new(path, Next.Line, $"expected {expected}, found '{Next.Value}'");
}
