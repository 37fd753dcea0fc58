using System.Globalization;
using System.Text.Json;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>
/// Reads an answer of the Admin API: the one place where its faults are told apart, whichever client carried it
/// (https://shopify.dev/docs/api/admin-graphql#status_and_error_codes, https://shopify.dev/docs/api/usage/response-codes).
/// </summary>
public static class AdminAnswers
{
    private const int LongestDetail = 300;
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = HubJson.MaxDepth };

    /// <summary>What an answer says.</summary>
    /// <param name="status">Its HTTP status.</param>
    /// <param name="body">Its body; only as much as the caller was willing to read.</param>
    /// <param name="version">The header <c>X-Shopify-API-Version</c>, when there.</param>
    /// <param name="retryAfter">The header <c>Retry-After</c>, when there.</param>
    public static AdminAnswer Read(int status, ReadOnlyMemory<byte> body, string? version, TimeSpan? retryAfter) =>
        (status == 200 ? Body(body) : Status(status, retryAfter)) with { Version = version is null ? null : Clip.Of(version, 20) };

    /// <summary>A fault before anything was sent, or after which nobody knows.</summary>
    public static AdminAnswer.Failed Fault(AdminFault fault, string code, string detail, bool unknown = false) =>
        new(fault, code, Clip.Of(detail, LongestDetail)) { Unknown = unknown };

    private static AdminAnswer Status(int status, TimeSpan? retryAfter)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"http-{status}");
        return status switch
        {
            401 or 403 => Fault(AdminFault.Auth, code, "The shop refused the token. Check it, and that the app has its scopes."),
            402 or 423 => Fault(AdminFault.ShopLocked, code, "The shop is frozen or locked."),
            404 => Fault(AdminFault.Auth, code, "There is no such shop, or the app is not installed in it."),
            429 or 430 => Fault(AdminFault.Throttled, "throttled", "The shop asks to send less.") with { RetryAfter = retryAfter },
            // A gateway may have given up on a mutation that still goes through.
            >= 500 => Fault(AdminFault.Unavailable, code, "Shopify has a fault of its own.", unknown: true) with { RetryAfter = retryAfter },
            _ => Fault(AdminFault.Query, code, "Shopify does not take the call as it is."),
        };
    }

    private static AdminAnswer Body(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Limits);
            return Root(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // 200 was said, so the mutation may well have taken effect.
            return Fault(AdminFault.Unreadable, "unreadable", "The answer is not one JSON object of the expected shape.", unknown: true);
        }
    }

    private static AdminAnswer Root(JsonElement root)
    {
        var cost = Cost(root);
        if (Errors(root) is { } failed) return failed with { Cost = cost, RetryAfter = failed.Fault == AdminFault.Throttled ? cost?.Until(cost.Requested) : null };
        if (!root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            return Fault(AdminFault.Unreadable, "unreadable", "The answer has neither data nor errors.", unknown: true) with { Cost = cost };
        if (UserErrors(data) is { } refused) return refused with { Cost = cost };
        return new AdminAnswer.Answered(data.Clone()) { Cost = cost };
    }

    private static AdminAnswer.Failed? Errors(JsonElement root)
    {
        if (!root.TryGetProperty("errors", out var errors) || errors.ValueKind == JsonValueKind.Null) return null;
        // Older gateways answer a bare text.
        if (errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() == 0) return Fault(AdminFault.Query, "errors", "Shopify answered with errors.");
        string code = "";
        foreach (var error in errors.EnumerateArray())
        {
            if (error.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object) code = Text(extensions, "code");
            if (code.Length > 0) break;
        }

        // Messages may quote what was sent: the code says enough.
        return code switch
        {
            "THROTTLED" => Fault(AdminFault.Throttled, "throttled", "The shop's bucket is empty."),
            "ACCESS_DENIED" => Fault(AdminFault.Auth, "access-denied", "The app lacks a scope that the call needs."),
            "SHOP_INACTIVE" => Fault(AdminFault.ShopLocked, "shop-inactive", "The shop is not active."),
            "INTERNAL_SERVER_ERROR" or "TIMEOUT" => Fault(AdminFault.Unavailable, "internal-error", "Shopify has a fault of its own.", unknown: true),
            "MAX_COST_EXCEEDED" => Fault(AdminFault.Query, "max-cost", "The call costs more than Shopify allows."),
            "IDEMPOTENCY_CONCURRENT_REQUEST" => Fault(AdminFault.Unavailable, "in-progress", "The same call is still being worked on.", unknown: true),
            _ => Fault(AdminFault.Query, code.Length == 0 ? "errors" : $"errors:{code}", "Shopify does not understand the call."),
        };
    }

    private static AdminAnswer.Failed? UserErrors(JsonElement data)
    {
        foreach (var member in data.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Object
                || !member.Value.TryGetProperty("userErrors", out var errors)
                || errors.ValueKind != JsonValueKind.Array
                || errors.GetArrayLength() == 0) continue;
            var first = errors[0];
            var code = first.ValueKind == JsonValueKind.Object ? Text(first, "code") : "";
            var field = first.ValueKind == JsonValueKind.Object && first.TryGetProperty("field", out var path) && path.ValueKind == JsonValueKind.Array
                ? string.Join('.', path.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()).Take(8))
                : "";
            if (code == "IDEMPOTENCY_CONCURRENT_REQUEST")
                return Fault(AdminFault.Unavailable, "in-progress", "The same call is still being worked on.", unknown: true);
            return Fault(
                AdminFault.UserErrors,
                code.Length == 0 ? "user-error" : $"user-error:{Clip.Of(code, 60)}",
                $"{Clip.Of(member.Name, 60)} was refused{(field.Length == 0 ? "" : $" for '{Clip.Of(field, 100)}'")}.");
        }

        return null;
    }

    private static AdminCost? Cost(JsonElement root)
    {
        if (!root.TryGetProperty("extensions", out var extensions) || extensions.ValueKind != JsonValueKind.Object
            || !extensions.TryGetProperty("cost", out var cost) || cost.ValueKind != JsonValueKind.Object
            || !cost.TryGetProperty("throttleStatus", out var bucket) || bucket.ValueKind != JsonValueKind.Object) return null;
        return Number(cost, "requestedQueryCost") is { } requested
            && Number(bucket, "currentlyAvailable") is { } available
            && Number(bucket, "maximumAvailable") is { } largest
            && Number(bucket, "restoreRate") is { } rate
                ? new AdminCost(requested, Number(cost, "actualQueryCost"), available, largest, rate)
                : null;
    }

    private static decimal? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Clip.Of(value.GetString(), 60) : "";
}
