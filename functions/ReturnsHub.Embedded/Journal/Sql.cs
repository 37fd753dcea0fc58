namespace ReturnsHub.Embedded.Journal;

/// <summary>A statement's text. Each statement is one instance, so that a connection finds its prepared form by reference.</summary>
internal sealed class Sql(string text)
{
    public string Text => text;
}
