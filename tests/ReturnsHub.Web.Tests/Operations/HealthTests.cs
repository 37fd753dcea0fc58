using System.Net;

namespace ReturnsHub.Web.Tests.Operations;

public sealed class HealthTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Whoever_watches_needs_no_key(string path)
    {
        using var client = hub.Client(key: null);
        using var answer = await client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
