namespace ReturnsHub.Core.Telemetry;

/// <summary>How the ids of queue messages are shown in logs and spans.</summary>
public static class MessageIds
{
    /// <summary>The id up to its first slash. What follows one names a report or a line in a source's own words, which may be anything.</summary>
    public static string Shown(string messageId)
    {
        var slash = messageId.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? messageId : messageId[..slash];
    }
}
