using System.Net.Http.Headers;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>
/// A user's API key and secret on every request
/// (https://docs.frappe.io/framework/user/en/api/rest#1-token-based-authentication). Neither expires, so there is nothing to forget.
/// </summary>
internal sealed class TokenSignIn(string key, string secret) : IErpAuth
{
    public ValueTask SignAsync(HttpRequestMessage request, CancellationToken ct)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("token", $"{key}:{secret}");
        return ValueTask.CompletedTask;
    }

    public bool Forget() => false;
}
