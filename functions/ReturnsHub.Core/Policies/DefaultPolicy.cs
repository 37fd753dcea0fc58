namespace ReturnsHub.Core.Policies;

/// <summary>The policy a tenant starts with: sensible for a small shop, commented so that it can be changed without a manual.</summary>
public static class DefaultPolicy
{
    private const string Resource = "Policies/default-policy.json";

    /// <summary>The document as text, comments included: a starting point for a merchant's own.</summary>
    public static ReadOnlyMemory<byte> Utf8 { get; } = Load();

    /// <summary>The policy.</summary>
    public static PolicyDocument Document { get; } = PolicyReader.Read(Utf8) is { Policy: { } policy }
        ? policy
        : throw new InvalidOperationException($"{Resource} has a fault.");

    private static byte[] Load()
    {
        using var stream = typeof(DefaultPolicy).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
