namespace ReturnsHub.Embedded;

/// <summary>Random UUIDv7 (RFC 9562): ordered by time to the millisecond, unique without coordination.</summary>
public sealed class Uuid7Ids : IIds
{
    /// <inheritdoc />
    public Guid Next(DateTimeOffset at) => Guid.CreateVersion7(at);
}
