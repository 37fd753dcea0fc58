using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReturnsHub.Web.Tests.Errors;

public sealed class ErrorTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task An_unknown_address_is_refused_as_everything_else()
    {
        using var client = hub.Client(key: null);
        using var answer = await client.GetAsync("/nothing/here");
        await RunningHub.ShouldRefuseAsync(answer, 404, "route-unknown");
    }

    [Fact]
    public async Task A_wrong_method_is_told_the_right_ones()
    {
        using var client = hub.Client(key: null);
        using var answer = await client.DeleteAsync("/api/returns");
        await RunningHub.ShouldRefuseAsync(answer, 405, "method-not-allowed");
        answer.Content.Headers.Allow.Order().ShouldBe(["GET", "POST"]);
    }

    [Fact]
    public async Task What_breaks_inside_stays_inside()
    {
        using var client = hub.Client(key: null);
        using var answer = await client.GetAsync("/broken");
        var problem = await RunningHub.ShouldRefuseAsync(answer, 500, "internal-error");
        problem.GetRawText().ShouldNotContain("the inside");
        problem.GetRawText().ShouldNotContain("Exception");
        hub.Log.ShouldContain(problem.GetProperty("traceId").GetString()!);
        hub.Log.ShouldContain(nameof(InvalidOperationException));
        hub.Log.ShouldNotContain("the inside");
    }

    [Fact]
    public async Task A_flood_of_headers_is_refused()
    {
        var request = new StringBuilder("GET /healthz HTTP/1.1\r\nHost: localhost\r\n");
        for (var i = 0; i < 100; i++) request.Append($"X-Flood-{i}: x\r\n");
        (await RawAsync(request.Append("\r\n").ToString())).ShouldStartWith("HTTP/1.1 431");
    }

    [Fact]
    public async Task A_header_beyond_all_measure_is_refused()
    {
        (await RawAsync($"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 40_000)}\r\n\r\n")).ShouldStartWith("HTTP/1.1 431");
    }

    private async Task<string> RawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, hub.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var answer = new byte[64];
        var read = await stream.ReadAtLeastAsync(answer, 12);
        return Encoding.ASCII.GetString(answer, 0, read);
    }
}
