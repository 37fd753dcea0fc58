using System.Net.Http.Headers;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Odoo;

/// <summary>
/// A user's API key on every request, and the database where the host has several
/// (https://www.odoo.com/documentation/19.0/developer/reference/external_api.html). A key cannot be fetched anew, so there is nothing to forget.
/// </summary>
internal sealed class OdooSignIn(string key, string? database) : IErpAuth
{
    public ValueTask SignAsync(HttpRequestMessage request, CancellationToken ct)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("bearer", key);
        if (database is not null) request.Headers.TryAddWithoutValidation("X-Odoo-Database", database);
        return ValueTask.CompletedTask;
    }

    public bool Forget() => false;
}
