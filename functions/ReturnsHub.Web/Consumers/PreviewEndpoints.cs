using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Deliver.Preview;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Consumers;

/// <summary>What to show of a consumer's booking.</summary>
/// <param name="ReturnIds">Returns whose events are shown, 1 to 50.</param>
/// <param name="Tenant">The tenant, for keys that see several.</param>
/// <param name="Profile">A draft profile to use instead of the consumer's own; null for its own.</param>
public sealed record PreviewRequest(IReadOnlyList<string> ReturnIds, string? Tenant = null, JsonElement? Profile = null);

/// <summary>What a consumer books for the events of some returns.</summary>
/// <param name="Consumer">The consumer.</param>
/// <param name="Events">Events that book something or cannot, in order; the others book nothing.</param>
public sealed record PreviewView(string Consumer, IReadOnlyList<BookingPreview> Events);

/// <summary>Where a draft profile books differently than the consumer's own.</summary>
/// <param name="Consumer">The consumer.</param>
/// <param name="EventsCompared">Events looked at.</param>
/// <param name="Differences">Every difference; empty when the two book the same.</param>
public sealed record ProfileComparisonView(string Consumer, int EventsCompared, IReadOnlyList<PreviewDifference> Differences);

/// <summary>Dry runs of consumers that book by a profile. Nothing is sent.</summary>
internal static class PreviewEndpoints
{
    private const int MostReturns = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/consumers/{consumer}/preview", PreviewAsync)
            .Needs(Permission.ReadReturns)
            .Describe("previewBookings", "Show the exact documents and requests that returns' events book at a consumer.", "A dry run: nothing is sent. With profile, under that draft.")
            .Takes<PreviewRequest>()
            .Answers<PreviewView>(200, "What would be booked.")
            .Refuses(400, 404, 409, 413, 415);
        api.MapPost("/consumers/{consumer}/compare-profile", CompareAsync)
            .Needs(Permission.ReadReturns)
            .Describe("compareProfile", "Show where a draft profile books differently than the consumer's own.", "A dry run: nothing is sent. profile is the draft.")
            .Takes<PreviewRequest>()
            .Answers<ProfileComparisonView>(200, "The differences.")
            .Refuses(400, 404, 409, 413, 415);
    }

    private static async Task<IResult> PreviewAsync(
        HttpContext context, TenantScope scope, ITenants tenants, RequestBody bodies, IReturnStore store, IBookingPreview preview, string consumer, CancellationToken ct)
    {
        var asked = RequestBody.Parse<PreviewRequest>(await bodies.ReadAsync(context));
        var settings = Find(context, scope, tenants, preview, consumer, asked);
        var shown = await ShowAsync(scope, context, store, preview, Draft(preview, settings, asked.Profile), asked, ct);
        return Answers.Json(new PreviewView(consumer, [.. shown.Where(p => p.Documents.Count + p.Gaps.Count > 0)]));
    }

    private static async Task<IResult> CompareAsync(
        HttpContext context, TenantScope scope, ITenants tenants, RequestBody bodies, IReturnStore store, IBookingPreview preview, string consumer, CancellationToken ct)
    {
        var asked = RequestBody.Parse<PreviewRequest>(await bodies.ReadAsync(context));
        var settings = Find(context, scope, tenants, preview, consumer, asked);
        if (asked.Profile is null) throw new ProblemException(400, "profile-missing", "There is nothing to compare with. Send the draft profile in 'profile'.");
        var before = await ShowAsync(scope, context, store, preview, settings, asked, ct);
        var after = await ShowAsync(scope, context, store, preview, Draft(preview, settings, asked.Profile), asked, ct);
        return Answers.Json(new ProfileComparisonView(consumer, before.Count, PreviewDifferences.Between(before, after)));
    }

    private static ConsumerSettings Find(
        HttpContext context, TenantScope scope, ITenants tenants, IBookingPreview preview, string consumer, PreviewRequest asked)
    {
        if (asked.ReturnIds is not { Count: > 0 and <= MostReturns }) throw new ProblemException(400, "returns-count", $"Name 1 to {MostReturns} returns in 'returnIds'.");
        var tenant = tenants.Find(scope.ForNew(context, asked.Tenant));
        var found = tenant?.Consumers.FirstOrDefault(c => string.Equals(c.Id, consumer, StringComparison.Ordinal)) ?? throw new ProblemException(Problems.NotFound);
        return preview.Shows(found.Connector)
            ? found
            : throw new ProblemException(409, "no-profile", $"The connector {found.Connector} sends events as they are and books by no profile: there is nothing to show.");
    }

    private static ConsumerSettings Draft(IBookingPreview preview, ConsumerSettings settings, JsonElement? profile)
    {
        if (profile is not { } draft) return settings;
        var drafted = settings with { ProfileText = draft.GetRawText() };
        return preview.Check(drafted) is { Count: > 0 } faults
            ? throw new ProblemException(new Problem(400, "profile-faulty", "The profile does not hold together; 'errors' names each fault. Correct them and send it again.")
            {
                Errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["profile"] = faults },
            })
            : drafted;
    }

    private static async Task<IReadOnlyList<BookingPreview>> ShowAsync(
        TenantScope scope, HttpContext context, IReturnStore store, IBookingPreview preview, ConsumerSettings settings, PreviewRequest asked, CancellationToken ct)
    {
        var shown = new List<BookingPreview>();
        foreach (var id in asked.ReturnIds)
        {
            var state = await scope.ReturnAsync(context, id, ct);
            if (state.Tenant != settings.Tenant) throw new ProblemException(Problems.NotFound);
            var stream = await store.ReadStreamAsync(state.Key, 1, ct);
            for (var n = 1; n <= stream.Count; n++) shown.Add(preview.Of(settings, [.. stream.Take(n)]));
        }

        return shown;
    }
}
