using System.Globalization;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Wire.Samples;

namespace ReturnsHub.Core.Wire.Contracts;

/// <summary>An event of every type as it travels, with every field set. Invented: no person and no order stands behind it.</summary>
public static class EventExamples
{
    private const string BeforeVersion = ".v";

    /// <summary>The example of a wire type, UTF-8.</summary>
    /// <exception cref="ArgumentException">The hub knows no such type.</exception>
    public static ReadOnlyMemory<byte> Of(string type) => EventCatalogue.TypeOf(type) is { } known
        ? CloudEventJson.Write(EventSamples.Of(known))
        : throw new ArgumentException("The hub knows no such event type.", nameof(type));

    /// <summary>The version in a wire type: 1 for <c>returnshub.credit.released.v1</c>.</summary>
    public static int VersionOf(string type) =>
        int.Parse(type.AsSpan(type.LastIndexOf(BeforeVersion, StringComparison.Ordinal) + BeforeVersion.Length), NumberStyles.None, CultureInfo.InvariantCulture);
}
