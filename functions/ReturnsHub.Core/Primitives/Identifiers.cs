namespace ReturnsHub.Core.Primitives;

/// <summary>Makes ids; passed in, so that tests are exact.</summary>
public interface IIds
{
    /// <summary>A new UUIDv7 (RFC 9562) that carries <paramref name="at"/>.</summary>
    Guid Next(DateTimeOffset at);
}
