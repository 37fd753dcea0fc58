using System.Globalization;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Consumers;

/// <summary>Whose day a request is about, and how its books look now.</summary>
internal sealed class ReconciledConsumers(TenantScope scope, ITenants tenants, ReconcileHandler handler, TimeProvider time)
{
    private static readonly DateOnly Oldest = new(2000, 1, 1);

    /// <exception cref="ProblemException">The tenant or the consumer is none for this caller.</exception>
    public ConsumerSettings Find(HttpContext context, string? tenant, string consumer) =>
        tenants.Find(scope.ForNew(context, tenant))?.Consumers.FirstOrDefault(c => string.Equals(c.Id, consumer, StringComparison.Ordinal))
        ?? throw new ProblemException(Problems.NotFound);

    /// <summary>A day as it is written in an address; yesterday when it is left out.</summary>
    /// <exception cref="ProblemException">It is no day, or is not over and not today.</exception>
    public DateOnly Day(string? text)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (text is null) return today.AddDays(-1);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today && day >= Oldest
            ? day
            : throw new ProblemException(Problems.Query("day", "is a day in UTC as YYYY-MM-DD, not after today."));
    }

    /// <summary>A day as it stands now.</summary>
    /// <exception cref="ProblemException">The consumer's profile is faulty.</exception>
    public async Task<ReconciliationReport> NowAsync(ConsumerSettings consumer, DateOnly day, CancellationToken ct)
    {
        try
        {
            return await handler.RunAsync(consumer, day, ct);
        }
        catch (ArgumentException)
        {
            throw new ProblemException(409, "profile-faulty", "The consumer's profile cannot be read, so that what it books is not known. Correct the profile.");
        }
    }
}
