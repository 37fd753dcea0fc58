namespace ReturnsHub.Core.Primitives;

/// <summary>Shortens foreign text before it goes into a message or a record.</summary>
public static class Clip
{
    /// <summary>At most <paramref name="most"/> characters of <paramref name="text"/>, control characters replaced by a space.</summary>
    public static string Of(string? text, int most = 80)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var end = text.Length <= most ? text.Length : most;
        if (end < text.Length && char.IsHighSurrogate(text[end - 1])) end--;
        return string.Create(end, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }
}
