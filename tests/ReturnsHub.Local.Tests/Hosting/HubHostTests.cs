using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Web;

namespace ReturnsHub.Local.Tests.Hosting;

public sealed class HubHostTests : IDisposable
{
    private readonly TestHub _hub = new();

    [Fact]
    public async Task A_report_goes_all_the_way_and_then_nothing_is_left_to_do()
    {
        await using var host = await _hub.StartAsync();
        var id = await TestHub.OpenAsync(host, "way");
        using var client = TestHub.Client(host);
        using var answer = await TestHub.ReceiptAsync(client, "R-1", "RMA-way");
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await host.DrainAsync();
        (await StateAsync(host, id)).Receipts.Single().ReceiptId.ShouldBe("R-1");
        (await host.IsIdleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Work_that_waits_is_not_idleness()
    {
        await using var host = await _hub.StartAsync(HubPumps.None);
        (await host.IsIdleAsync()).ShouldBeTrue();
        await TestHub.OpenAsync(host, "feed");
        (await host.IsIdleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_stop_under_load_loses_nothing_that_was_answered()
    {
        var answered = new ConcurrentBag<string>();
        var returns = new List<(string Id, string Rma)>();
        var host = await _hub.StartAsync();
        for (var i = 0; i < 8; i++) returns.Add((await TestHub.OpenAsync(host, $"load-{i}"), $"RMA-load-{i}"));
        var enough = new TaskCompletionSource();
        var senders = returns.Select((r, n) => Task.Run(async () =>
        {
            using var client = TestHub.Client(host);
            for (var i = 0; ; i++)
            {
                try
                {
                    using var answer = await TestHub.ReceiptAsync(client, $"R-{n}-{i}", r.Rma);
                    if (answer.StatusCode == HttpStatusCode.Accepted) answered.Add($"R-{n}-{i}");
                }
                catch (HttpRequestException)
                {
                    // The hub takes no more: what was not answered would be sent again.
                    return;
                }

                if (answered.Count > 200) enough.TrySetResult();
            }
        })).ToList();
        await enough.Task;
        await host.StopAsync();
        await Task.WhenAll(senders);

        await using var again = await _hub.StartAsync();
        await again.DrainAsync();
        var recorded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, _) in returns) recorded.UnionWith((await StateAsync(again, id)).Receipts.Select(r => r.ReceiptId));
        answered.Except(recorded, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_ends_callers_that_wait_for_events()
    {
        var host = await _hub.StartAsync();
        await TestHub.OpenAsync(host, "waiter");
        using var client = TestHub.Client(host);
        using var page = await client.GetAsync("/api/events?limit=500");
        var cursor = page.Headers.GetValues("X-Next-Cursor").Single();
        var waiting = client.GetAsync($"/api/events?wait=30&after={cursor}", HttpCompletionOption.ResponseHeadersRead);
        await host.StopAsync();
        try
        {
            using var answer = await waiting;
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        catch (HttpRequestException)
        {
            // The request had not arrived yet when the hub stopped listening.
        }
    }

    [Fact]
    public async Task A_data_directory_serves_one_hub_at_a_time_and_is_free_after_its_stop()
    {
        await using (var host = await _hub.StartAsync())
        {
            var e = await Should.ThrowAsync<IOException>(() => _hub.StartAsync());
            e.Message.ShouldContain("in use");
            (await host.IsIdleAsync()).ShouldBeTrue();
        }

        await using var again = await _hub.StartAsync();
        again.BaseAddress.Port.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_sender_that_never_finishes_its_body_is_told_so()
    {
        using var impatient = new TestHub { Configuration = _hub.Configuration with { Limits = new WebLimits { WebhookBodyTime = TimeSpan.FromMilliseconds(50) } } };
        await using var host = await impatient.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, host.BaseAddress.Port);
        await socket.GetStream().WriteAsync("POST /webhooks/shop/warehouse HTTP/1.1\r\nHost: hub\r\nContent-Length: 10\r\n\r\n{"u8.ToArray());
        var answer = new byte[12];
        await socket.GetStream().ReadExactlyAsync(answer);
        Encoding.ASCII.GetString(answer).ShouldBe("HTTP/1.1 408");
    }

    [Fact]
    public async Task A_port_that_is_taken_leaves_the_data_directory_free()
    {
        await using var host = await _hub.StartAsync();
        using var other = new TestHub();
        await Should.ThrowAsync<IOException>(() => HubHost.StartAsync(other.Options with { Port = host.BaseAddress.Port }));
        await using var free = await other.StartAsync();
        free.BaseAddress.ShouldNotBe(host.BaseAddress);
    }

    public void Dispose() => _hub.Dispose();

    private static async Task<ReturnState> StateAsync(HubHost host, string id) =>
        (await host.Services.GetRequiredService<IReturnStore>().LoadAsync(new StreamKey(TestHub.Shop, ReturnId.Parse(id)), CancellationToken.None))!;
}
