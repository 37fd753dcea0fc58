using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Scenarios;

/// <summary>The policy under which every scenario ends as its text says.</summary>
public static class SandboxPolicy
{
    private const string Resource = "Scenarios/sandbox-policy.json";

    /// <summary>The document as text.</summary>
    public static ReadOnlyMemory<byte> Utf8 { get; } = Load();

    /// <summary>The policy.</summary>
    public static PolicyDocument Document { get; } = PolicyReader.Read(Utf8) switch
    {
        { Policy: { } policy } => policy,
        { Faults: var faults } => throw new InvalidOperationException($"{Resource} has a fault at {faults[0].Path}: {faults[0].Message}"),
    };

    private static byte[] Load()
    {
        using var stream = typeof(SandboxPolicy).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
