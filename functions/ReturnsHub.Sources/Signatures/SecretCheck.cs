namespace ReturnsHub.Sources.Signatures;

/// <summary>What every connection's list of secrets must be.</summary>
internal static class SecretCheck
{
    /// <summary>What is wrong with the list, each in a sentence that says what to fix. Says nothing of the secrets themselves.</summary>
    public static IEnumerable<string> Of(ConnectionSettings connection, string whereToFind)
    {
        if (connection.Secrets.Count == 0) yield return $"secrets: none is set. Add {whereToFind}.";
        for (var i = 0; i < connection.Secrets.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(connection.Secrets[i])) yield return $"secrets[{i}]: it is empty. Remove it, or set {whereToFind}.";
        }
    }
}
