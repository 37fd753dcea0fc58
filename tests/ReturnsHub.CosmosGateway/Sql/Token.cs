namespace ReturnsHub.CosmosGateway.Sql;

internal enum TokenKind
{
    Word,
    Number,
    Text,
    Symbol,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text);
