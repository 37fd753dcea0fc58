namespace ReturnsHub.Sources.Json;

/// <summary>
/// Stops the reading of a message. It never leaves an adapter: <see cref="Reading"/> turns it into
/// <see cref="Normalised.Unreadable"/>. The detail names fields and positions, never content.
/// </summary>
internal sealed class UnreadableException(string code, string detail) : Exception(detail)
{
    /// <summary>The stable code.</summary>
    public string Code { get; } = code;
}
