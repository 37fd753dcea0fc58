using ReturnsHub.Local.Demo;

namespace ReturnsHub.Local.Tests.Demo;

/// <summary>What the README's first command shows is true for other days as well.</summary>
public class DemoTests
{
    [Fact]
    public async Task Another_days_traffic_keeps_every_promise()
    {
        using var output = new StringWriter();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        var code = await DemoCommand.RunAsync(seed: 7, keep: false, output, limit.Token);

        var said = output.ToString();
        code.ShouldBe(0, said);
        said.Count(c => c == '✔').ShouldBe(6, said);
        said.ShouldNotContain("✘");
    }
}
