using System.Text.Json;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Wire.Contracts;

/// <summary>
/// What consumers were promised: every event type, every field, and the version of the contract in which each came. It only grows: a
/// field that is there stays, of its type and as reliably there as it was; what must change becomes a new version of its event. Kept in
/// <c>Wire/contract.json</c>, which tests hold against the code.
/// </summary>
public sealed record EventContract
{
    private const string Resource = "Wire/contract.json";

    /// <summary>Versions, oldest first; the last is the one in force.</summary>
    public required IReadOnlyList<ContractVersion> Versions { get; init; }

    /// <summary>The attributes around every event's data.</summary>
    public required IReadOnlyList<ContractField> Envelope { get; init; }

    /// <summary>The event types, in alphabetical order.</summary>
    public required IReadOnlyList<ContractEvent> Events { get; init; }

    /// <summary>What fields are made of, by name.</summary>
    public required IReadOnlyList<ContractShape> Shapes { get; init; }

    /// <summary>The contract this version keeps.</summary>
    public static EventContract Published { get; } = Read(Load());

    /// <summary>Reads a contract.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static EventContract Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<EventContract>(utf8, HubJson.Document) ?? throw new JsonException("A contract is not null.");

    /// <summary>An event type by its wire name, or null.</summary>
    public ContractEvent? Find(string type) => Events.FirstOrDefault(e => string.Equals(e.Type, type, StringComparison.Ordinal));

    /// <summary>The shapes that fields of <paramref name="e"/> are made of, and those that these are made of, by name.</summary>
    public IReadOnlyList<ContractShape> ShapesOf(ContractEvent e)
    {
        var found = new SortedDictionary<string, ContractShape>(StringComparer.Ordinal);
        var waiting = new Queue<ContractField>(e.Fields);
        while (waiting.TryDequeue(out var field))
        {
            if (Shapes.FirstOrDefault(s => string.Equals(s.Name, field.Shape, StringComparison.Ordinal)) is not { } shape || !found.TryAdd(shape.Name, shape)) continue;
            foreach (var inner in shape.Fields ?? []) waiting.Enqueue(inner);
        }

        return [.. found.Values];
    }

    private static byte[] Load()
    {
        using var stream = typeof(EventContract).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
