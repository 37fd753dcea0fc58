using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Deliver.Bookings;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Feed;

/// <summary>Takes down what a consumer booked of the events it fetched.</summary>
internal static class BookingEndpoint
{
    /// <summary>Reports in one request, at most.</summary>
    public const int Most = 100;

    private const string How =
        "For consumers that read the feed: what a consumer that is sent events answers, one that fetches them reports here, up to 100 at a time, after it booked "
        + "and before or after it acknowledges its cursor. Each item has an answer of its own: look at those whose 'status' is not 200. Booked: 'number' is "
        + "your own document's, 'amount' what it is over (for credits), compared to the cent with what was released. Refused: 'refused' with a code; a person at "
        + "the hub is shown it, and the event may be reported as booked later. Safe to repeat: the same report has the same answer. A booking is final: another "
        + "number or amount for the same event is answered 409 with what stands.";

    private static readonly Problem NoConsumer =
        new(400, "consumer-missing", "Only a consumer says what it booked. Use a key that is bound to one ('consumer' beside the key in the configuration).");

    private static readonly Problem Pushed =
        new(409, "consumer-is-sent-events", "The hub sends this consumer its events, and its answer to each confirms it. Only a consumer whose connector is 'pull' reports bookings.");

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/events/bookings", ReportAsync)
            .Needs(Permission.ReadEvents)
            .AlsoForConsumers()
            .Describe("reportBookings", "Report what the consumer whose key this is booked of its events, or refused.", How)
            .Takes<ReportBookings>()
            .Answers<BookingsTaken>(200, "An answer for each report.")
            .Refuses(400, 404, 409, 413, 415);

    private static async Task<IResult> ReportAsync(HttpContext context, RequestBody body, FeedFilters filters, ConsumerBookings bookings, CancellationToken ct)
    {
        if (context.Caller().Consumer is null || filters.ConsumerOf(context, null, null) is not { } consumer) return NoConsumer;
        if (!consumer.Pulls) return Pushed;
        var read = await body.ReadAsync<ReportBookings>(context);
        Check(read.Bookings);
        var items = new List<BookingTaken>(read.Bookings.Count);
        foreach (var report in read.Bookings) items.Add(await TakeAsync(bookings, consumer, report, ct));
        return Answers.Json(new BookingsTaken(items, items.Count(i => i.Status == 200)));
    }

    private static async Task<BookingTaken> TakeAsync(ConsumerBookings bookings, ConsumerSettings consumer, ReportBooking report, CancellationToken ct)
    {
        // An id that is none names no event, as one that nobody has.
        var id = Guid.TryParse(report.EventId, out var read) ? read : Guid.Empty;
        BookingReport said = report.Refused is { } refused ? new EventRefused(id, refused.Code, refused.Text ?? "") : new EventBooked(id, report.Number!, report.Amount);
        return BookingTaken.Of(Clip.Of(report.EventId), await bookings.ReportAsync(consumer, said, ct));
    }

    private static void Check(IReadOnlyList<ReportBooking> bookings)
    {
        if (bookings.Count is 0 or > Most) throw Faulty("bookings", $"has 1 to {Most} items.");
        for (var i = 0; i < bookings.Count; i++)
        {
            if (bookings[i] is null) throw Faulty($"bookings[{i}]", "is null.");
            if (bookings[i].Refused is null == bookings[i].Number is null) throw Faulty($"bookings[{i}]", "has either 'number' (booked) or 'refused'.");
            if (bookings[i] is { Refused: not null, Amount: not null }) throw Faulty($"bookings[{i}].amount", "belongs to a booking; what is refused has none.");
        }
    }

    private static ProblemException Faulty(string field, string what) => new(new Problem(400, "body-invalid", "The body is not what this address takes. Nothing of it was taken.")
    {
        Errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [field] = [what] },
    });
}
