namespace ReturnsHub.Infra.Tests.Bicep;

internal enum TokenKind
{
    Word,
    Number,
    Text,
    Mark,
    NewLine,
    End,
}

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its text; for a string the text up to its first hole.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Texts">Of a string: the texts around its holes.</param>
/// <param name="Holes">Of a string: the source between <c>${</c> and <c>}</c>.</param>
internal sealed record Token(TokenKind Kind, string Value, int Line, IReadOnlyList<string> Texts, IReadOnlyList<Hole> Holes)
{
    public Token(TokenKind kind, string value, int line) : this(kind, value, line, [], [])
    {
    }

    public bool Is(string mark) => Kind is TokenKind.Mark && Value == mark;

    public bool IsWord(string word) => Kind is TokenKind.Word && Value == word;
}

/// <summary>The source of an expression inside a string.</summary>
internal sealed record Hole(string Source, int Line);

/// <summary>A file is not Bicep.</summary>
internal sealed class BicepSyntaxException(string path, int line, string what) : Exception($"{path}:{line}: {what}");
