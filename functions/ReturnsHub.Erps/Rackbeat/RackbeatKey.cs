using System.Net.Http.Headers;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Rackbeat;

/// <summary>Signs in with an API key. <c>User-Agent</c>, which Rackbeat demands, is on every request of the hub.</summary>
internal sealed class RackbeatKey(string key) : IErpAuth
{
    public ValueTask SignAsync(HttpRequestMessage request, CancellationToken ct)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return ValueTask.CompletedTask;
    }

    // A key does not expire: trying it again is useless.
    public bool Forget() => false;

    public static IEnumerable<string> Check(IReadOnlyList<string> secrets)
    {
        if (secrets.Count != 1 || string.IsNullOrWhiteSpace(secrets[0]) || secrets[0].Any(c => !char.IsAscii(c) || char.IsControl(c) || c == ' '))
            yield return "Give exactly one secret: Rackbeat's API key.";
    }
}
