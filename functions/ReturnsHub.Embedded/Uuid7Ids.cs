namespace ReturnsHub.Embedded;

/// <summary>UUIDv7 ids from the operating system's randomness.</summary>
public sealed class Uuid7Ids : IIds
{
    /// <inheritdoc />
    public Guid Next(DateTimeOffset at) => Guid.CreateVersion7(at);
}
