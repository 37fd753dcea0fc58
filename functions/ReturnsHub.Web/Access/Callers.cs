using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ReturnsHub.Web.Access.Platform;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Access;

/// <summary>Who calls, or why nobody is let in.</summary>
internal readonly record struct Identified(Caller? Caller, Problem? Refusal)
{
    public void Deconstruct(out Caller? caller, out Problem refusal) => (caller, refusal) = (Caller, Refusal ?? Callers.Unknown);
}

/// <summary>
/// Finds out who calls: by an API key, or by the principal the platform put on the request where the host trusts it to.
/// One request has one identity: with both it is refused, so that nobody is one person to one rule and another to the next.
/// </summary>
internal sealed class Callers(IApiKeys keys, PlatformPrincipals? platform = null)
{
    private const string Scheme = "Bearer ";

    public static Problem Unknown { get; } =
        new(401, "key-missing-or-unknown", "Send 'Authorization: Bearer rhk_…' with a key of this hub.");

    private static Problem Ambiguous { get; } =
        new(401, "identity-ambiguous", "The request carries an API key and a signed-in person. Send one of them: a request has one identity.");

    public Identified Identify(HttpRequest request)
    {
        var presented = Bearer(request);
        var holder = presented is null ? null : keys.Find(presented);
        if (platform is null || !PlatformPrincipals.IsOn(request)) return new Identified(holder, null);
        // A signed-in caller's own token may stand in the same header; only what is or looks like a key of the hub is another identity.
        return holder is not null || LooksLikeKey(presented) ? new Identified(null, Ambiguous) : platform.Read(request);
    }

    private static bool LooksLikeKey([NotNullWhen(true)] string? presented) =>
        presented?.StartsWith(HashedApiKeys.Prefix, StringComparison.Ordinal) == true;

    private static string? Bearer(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization] is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? value[Scheme.Length..].Trim()
            : null;
}
