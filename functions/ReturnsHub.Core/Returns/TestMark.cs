namespace ReturnsHub.Core.Returns;

/// <summary>Marks an event as test: it was recorded for a sandbox tenant. It stands on the wire and inside the hash.</summary>
/// <param name="Consumer">The only consumer it is meant for; null for all.</param>
public sealed record TestMark(string? Consumer = null)
{
    /// <summary>The connection of simulated returns; followed by a dot and a consumer for returns that only that one is to get.</summary>
    public const string Simulator = "simulator";

    private const string Aimed = Simulator + ".";

    /// <summary>The connection of a simulated return that is meant for <paramref name="consumer"/>; null for all.</summary>
    public static string ConnectionFor(string? consumer) => consumer is null ? Simulator : Aimed + consumer;

    /// <summary>The mark of what is recorded on a return.</summary>
    /// <param name="sandbox">Whether its tenant is a sandbox.</param>
    /// <param name="connection">The connection that owns the return. No configured connection can have a dot in its name.</param>
    public static TestMark? Of(bool sandbox, string connection) => !sandbox
        ? null
        : new TestMark(connection.StartsWith(Aimed, StringComparison.Ordinal) ? connection[Aimed.Length..] : null);
}
