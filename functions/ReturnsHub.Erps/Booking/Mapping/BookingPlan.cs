using ReturnsHub.Erps.Booking.Documents;

namespace ReturnsHub.Erps.Booking.Mapping;

/// <summary>What one event has an ERP book.</summary>
/// <param name="Documents">The documents, in the order to book them.</param>
/// <param name="Gaps">What is to be booked and cannot be: each becomes a visible exception.</param>
/// <param name="Why">Why there is nothing to book, when there is nothing.</param>
public sealed record BookingPlan(IReadOnlyList<ErpDocument> Documents, IReadOnlyList<BookingGap> Gaps, string Why)
{
    /// <summary>One document.</summary>
    public static BookingPlan Book(ErpDocument document) => new([document], [], "");

    /// <summary>Nothing.</summary>
    public static BookingPlan Nothing(string why) => new([], [], why);

    /// <summary>Something that cannot be booked.</summary>
    public static BookingPlan Cannot(string category, string what) => new([], [new BookingGap(category, what)], "");
}

/// <summary>Something that is to be booked and cannot be.</summary>
/// <param name="Category">Stable code: <c>not-supported</c>, <c>account-unmapped</c>, <c>location-unmapped</c>, <c>tax-unmapped</c> …</param>
/// <param name="What">A sentence that says what, and what to do. No personal data.</param>
public sealed record BookingGap(string Category, string What);

/// <summary>Stops a mapping: the profile or the return lacks something.</summary>
internal sealed class GapException(string category, string what) : Exception(what)
{
    public BookingGap Gap { get; } = new(category, what);
}
