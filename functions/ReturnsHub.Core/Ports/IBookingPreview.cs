using System.Text.Json.Nodes;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Ports;

/// <summary>Shows what a consumer's connector would book, without booking it: a dry run of its profile.</summary>
public interface IBookingPreview
{
    /// <summary>Whether a connector books by a profile, so that there is something to show.</summary>
    bool Shows(string connector);

    /// <summary>What is wrong with a consumer's profile, each in a sentence that says what to fix; empty when nothing is.</summary>
    IReadOnlyList<string> Check(ConsumerSettings consumer);

    /// <summary>What the last event of a history books under the consumer's profile. Pure: nothing is sent or asked.</summary>
    /// <exception cref="ArgumentException">The connector books by no profile, or the profile has faults.</exception>
    BookingPreview Of(ConsumerSettings consumer, IReadOnlyList<RecordedEvent> history);
}

/// <summary>What an event books.</summary>
/// <param name="EventId">The event.</param>
/// <param name="EventType">Its wire type.</param>
/// <param name="Sequence">Its place on the stream.</param>
/// <param name="Documents">The documents, in the order they are booked.</param>
/// <param name="Gaps">What is to be booked and cannot be: each would become an exception.</param>
/// <param name="Why">Why there is nothing to book; null when there is something.</param>
public sealed record BookingPreview(
    Guid EventId, string EventType, long Sequence, IReadOnlyList<PreviewedDocument> Documents, IReadOnlyList<PreviewedGap> Gaps, string? Why);

/// <summary>A document that would be booked.</summary>
/// <param name="Kind">What it is: <c>CREDIT_MEMO</c>.</param>
/// <param name="Number">Its external document number.</param>
/// <param name="Document">The document in the hub's words, with the profile's codes.</param>
/// <param name="Requests">The exact requests; ids that the ERP will give stand as <c>{id}</c>.</param>
public sealed record PreviewedDocument(string Kind, string Number, JsonNode Document, IReadOnlyList<PreviewedRequest> Requests);

/// <summary>A request that would be sent.</summary>
public sealed record PreviewedRequest(string Method, string Path, JsonNode? Body);

/// <summary>Something that would become an exception.</summary>
public sealed record PreviewedGap(string Category, string What);
