using System.Text.Json;
using ReturnsHub.Core.Intake;
using ReturnsHub.Sources.Shopify.Admin;
using ShopifySharp;
using ShopifySharp.Services.Graph;

namespace ReturnsHub.Functions.Shopify;

/// <summary>
/// The Admin API through ShopifySharp's <see cref="GraphService"/> (https://github.com/nozzlegear/ShopifySharp). It only carries: what
/// an answer means is read by <see cref="AdminAnswers"/>, and nothing is retried here, because only the caller knows what may be sent twice.
/// </summary>
/// <param name="http">Sends the calls; kept by the caller. It must follow no redirects and bound what it buffers of an answer.</param>
/// <param name="timeout">How long a call may take.</param>
/// <param name="time">The clock of the time-out.</param>
public sealed class ShopifySharpAdmin(HttpClient http, TimeSpan timeout, TimeProvider time) : IShopifyAdmin
{
    /// <inheritdoc />
    public async Task<AdminAnswer> QueryAsync(ConnectionSettings shop, AdminQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (ShopifyShop.Of(shop) is not { } target)
            return AdminAnswers.Fault(AdminFault.Settings, "settings", "The connection names no shop domain and token.");
        using var timer = new CancellationTokenSource(timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct, timer.Token);
        using var wire = new ListeningHandler(http, time);
        using var client = new HttpClient(wire, disposeHandler: false);
        try
        {
            var service = new GraphService(target.Domain, target.Token, ShopifyApi.Version);
            service.SetHttpClient(client);
            service.SetExecutionPolicy(new DefaultRequestExecutionPolicy());
            using var answer = await service.PostAsync(Request(query), limit.Token);
        }
        catch (ShopifyException) when (wire.Answer is not null)
        {
            // ShopifySharp's exceptions drop the cost and the version; the answer itself, read below, has them.
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return AdminAnswers.Fault(AdminFault.Network, "timeout", "No answer in time.", unknown: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The message of a socket error can hold addresses; its kind says enough.
            var kind = (e as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
            var sent = kind is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError);
            return AdminAnswers.Fault(AdminFault.Network, "connection", $"The connection failed: {kind}.", unknown: sent);
        }

        return wire.Answer ?? AdminAnswers.Fault(AdminFault.Unreadable, "unreadable", "ShopifySharp gave back no answer.", unknown: true);
    }

    private static GraphRequest Request(AdminQuery query) => new()
    {
        Query = query.Text,
        Variables = query.Variables.ToDictionary(v => v.Key, v => (object)JsonSerializer.SerializeToElement(v.Value), StringComparer.Ordinal),
        // Refusals of the shop are read where those of every client are.
        UserErrorHandling = GraphRequestUserErrorHandling.DoNotThrow,
    };
}
