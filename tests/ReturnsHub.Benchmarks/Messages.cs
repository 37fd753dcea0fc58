using System.Net;
using ReturnsHub.Local.Demo;

namespace ReturnsHub.Benchmarks;

/// <summary>Real messages of the demo's shop, signed and rendered beforehand.</summary>
internal static class Messages
{
    public const int PerReturn = 5;

    /// <summary>Order, request, approval, receipt and inspection of each return: one list per step, so that a return's messages come one after the other.</summary>
    public static async Task<IReadOnlyList<byte[]>> OfReturnsAsync(DemoShop shop, int first, int count)
    {
        using var http = new HttpClient(new Recorder()) { BaseAddress = new Uri("http://hub") };
        var sender = new DemoSender(http, shop, TimeProvider.System);
        var day = DateTimeOffset.UtcNow.AddDays(-3);
        var requests = new List<byte[]>(count * PerReturn);
        const int Together = 200;
        for (var from = first; from < first + count; from += Together)
        {
            var returns = Enumerable.Range(from, Math.Min(Together, first + count - from))
                .Select(n => new ShopReturn(sender, n, day, new ShopLine(Product.Shirt, 1, "size_too_small"))).ToList();
            foreach (var step in new Func<ShopReturn, Task<HttpStatusCode>>[] { r => r.OrderAsync(), r => r.RequestAsync(), r => r.ApproveAsync(), r => r.ReceiveAsync(), r => r.InspectAsync("A") })
            {
                foreach (var r in returns)
                {
                    await step(r);
                    requests.Add(Recorder.Last.Value!);
                }
            }
        }

        return requests;
    }

    /// <summary>Keeps what would be sent.</summary>
    private sealed class Recorder : HttpMessageHandler
    {
        public static AsyncLocalBox Last { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var headers = request.Headers.SelectMany(h => h.Value.Select(v => (h.Key, v)));
            Last.Value = RawHttp.Post(request.RequestUri!.PathAndQuery, headers, await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            return new HttpResponseMessage(HttpStatusCode.Accepted);
        }
    }

    internal sealed class AsyncLocalBox
    {
        public byte[]? Value { get; set; }
    }
}
