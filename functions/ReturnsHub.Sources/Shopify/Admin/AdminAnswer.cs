using System.Text.Json;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>How a call to the Admin API ended.</summary>
public abstract record AdminAnswer
{
    private AdminAnswer()
    {
    }

    /// <summary>What the call cost and what is left; null when the answer did not say.</summary>
    public AdminCost? Cost { get; init; }

    /// <summary>The API version that answered, by <c>X-Shopify-API-Version</c>; null when the answer did not say.</summary>
    public string? Version { get; init; }

    /// <summary>The answer's <c>data</c>.</summary>
    public sealed record Answered(JsonElement Data) : AdminAnswer;

    /// <summary>No answer that can be used.</summary>
    /// <param name="Fault">What kind of fault.</param>
    /// <param name="Code">A stable code: <c>throttled</c>, <c>user-error:INVALID_STATE</c>, <c>http-503</c>, <c>timeout</c>.</param>
    /// <param name="Detail">What was said, without personal data, at most 300 characters.</param>
    public sealed record Failed(AdminFault Fault, string Code, string Detail) : AdminAnswer
    {
        /// <summary>How long the other side asked to wait, or how long its bucket needs to fill.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>Whether the call may have taken effect all the same: it was sent, and nobody knows what became of it.</summary>
        public bool Unknown { get; init; }
    }
}

/// <summary>What kept a call from an answer.</summary>
public enum AdminFault
{
    /// <summary>The shop's bucket is empty: nothing was done.</summary>
    Throttled = 0,
    /// <summary>The mutation was refused by the shop's rules (<c>userErrors</c>): nothing was done.</summary>
    UserErrors,
    /// <summary>The token is missing, wrong, or lacks a scope.</summary>
    Auth,
    /// <summary>The connection's settings do not name a shop and a token.</summary>
    Settings,
    /// <summary>The shop is frozen or locked (402, 423): nothing goes until its owner acts.</summary>
    ShopLocked,
    /// <summary>The service has a fault of its own (5xx).</summary>
    Unavailable,
    /// <summary>The connection failed, or no answer came in time.</summary>
    Network,
    /// <summary>The query itself is not understood: a fault of the hub.</summary>
    Query,
    /// <summary>The answer is no GraphQL answer.</summary>
    Unreadable,
}

/// <summary>A call's cost and the state of the leaky bucket (https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits), in points.</summary>
/// <param name="Requested">What the query was taken to cost before it ran.</param>
/// <param name="Actual">What it cost; null when it did not run.</param>
/// <param name="Available">Points left.</param>
/// <param name="Largest">Points the bucket holds.</param>
/// <param name="RestoreRate">Points that come back in a second.</param>
public sealed record AdminCost(decimal Requested, decimal? Actual, decimal Available, decimal Largest, decimal RestoreRate)
{
    /// <summary>How long until <paramref name="needed"/> points are there; zero when they are.</summary>
    public TimeSpan Until(decimal needed)
    {
        var missing = Math.Min(needed, Largest) - Available;
        if (missing <= 0) return TimeSpan.Zero;
        return RestoreRate > 0 ? TimeSpan.FromSeconds((double)Math.Min(Math.Ceiling(missing / RestoreRate), 3600)) : TimeSpan.FromMinutes(1);
    }
}
