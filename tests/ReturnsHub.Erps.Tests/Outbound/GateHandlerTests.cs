using System.Net;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Erps.Tests.Outbound;

public sealed class GateHandlerTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly Counting _far = new();
    private readonly Uri _url = new("https://erp.example/");
    private ConnectionGate? _gate;
    private HttpClient? _http;

    public void Dispose()
    {
        _http?.Dispose();
        _gate?.Dispose();
        _far.Dispose();
    }

    [Fact]
    public async Task A_request_beyond_the_window_is_answered_unsent_as_the_other_side_would_answer_it()
    {
        var http = Client(new GateOptions { MostRequests = 3, Window = TimeSpan.FromMinutes(5) });
        for (var i = 0; i < 3; i++) (await http.GetAsync(_url)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromSeconds(30));

        using var held = await http.GetAsync(_url);

        held.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        held.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(270));
        _far.Requests.ShouldBe(3);
    }

    [Fact]
    public async Task The_window_slides_with_each_request()
    {
        var http = Client(new GateOptions { MostRequests = 2, LongestWait = TimeSpan.Zero });
        await http.GetAsync(_url);
        _time.Advance(TimeSpan.FromSeconds(40));
        await http.GetAsync(_url);
        _time.Advance(TimeSpan.FromSeconds(20));

        (await http.GetAsync(_url)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync(_url)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_place_that_comes_soon_is_waited_for()
    {
        var http = Client(new GateOptions { MostRequests = 1, Window = TimeSpan.FromSeconds(1) });
        await http.GetAsync(_url);
        var waiting = http.GetAsync(_url);
        await _time.SomebodyWaitsAsync();
        waiting.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(1));

        (await waiting).StatusCode.ShouldBe(HttpStatusCode.OK);
        _far.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task A_request_that_fails_gives_its_place_back()
    {
        var http = Client(new GateOptions { MostConcurrent = 1, LongestWait = TimeSpan.Zero });
        _far.Fails = true;
        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(_url));
        _far.Fails = false;
        (await http.GetAsync(_url)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_more_requests_at_a_time_than_the_connection_takes()
    {
        var http = Client(new GateOptions { MostConcurrent = 1, LongestWait = TimeSpan.Zero });
        _far.Until = new TaskCompletionSource();
        var first = http.GetAsync(_url);
        (await http.GetAsync(_url)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        _far.Until.SetResult();
        (await first).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private HttpClient Client(GateOptions options)
    {
        _gate = new ConnectionGate(options, _time);
        return _http = new HttpClient(new GateHandler(_gate) { InnerHandler = _far }, disposeHandler: false);
    }

    private sealed class Counting : HttpMessageHandler
    {
        private int _requests;

        public int Requests => _requests;

        public bool Fails { get; set; }

        public TaskCompletionSource? Until { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            if (Until is { } until) await until.Task;
            return Fails ? throw new HttpRequestException("no") : new HttpResponseMessage(HttpStatusCode.OK);
        }
    }
}
