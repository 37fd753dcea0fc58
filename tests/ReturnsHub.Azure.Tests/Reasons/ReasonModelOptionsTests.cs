
namespace ReturnsHub.Azure.Tests.Reasons;

public class ReasonModelOptionsTests
{
    private static readonly ReasonModelOptions Good = new() { Endpoint = new Uri("https://my-resource.openai.azure.com/openai/v1/"), Deployment = "reasons" };

    [Theory]
    [InlineData("https://my-resource.openai.azure.com/openai/v1/", null)]
    [InlineData("https://my-resource.openai.azure.com/openai/v1", null)]
    [InlineData("https://my-resource.services.ai.azure.com/openai/v1/", "k")]
    [InlineData("https://api.openai.com/v1/", "sk-1")]
    [InlineData("http://127.0.0.1:11434/v1/", "k")]
    public void An_endpoint_of_either_service_will_do(string endpoint, string? key) =>
        (Good with { Endpoint = new Uri(endpoint), ApiKey = key }).Check().ShouldBeEmpty();

    [Theory]
    [InlineData("http://my-resource.openai.azure.com/openai/v1/", null, "https")]
    [InlineData("ftp://my-resource.openai.azure.com/openai/v1/", null, "https")]
    [InlineData("https://my-resource.openai.azure.com/", null, "must end with /v1/")]
    [InlineData("https://my-resource.openai.azure.com/openai/v1/?api-version=2024-10-21", null, "without api-version")]
    [InlineData("https://user:word@my-resource.openai.azure.com/openai/v1/", null, "must end with /v1/")]
    [InlineData("https://api.openai.com/v1/", null, "apiKey is missing")]
    [InlineData("http://localhost:11434/v1/", null, "apiKey is missing")]
    public void An_endpoint_that_will_not_do_says_what_to_set(string endpoint, string? key, string said) =>
        (Good with { Endpoint = new Uri(endpoint), ApiKey = key }).Check().ShouldHaveSingleItem().ShouldContain(said);

    public static TheoryData<string, ReasonModelOptions> Wrong { get; } = new()
    {
        { "deployment", Good with { Deployment = "" } },
        { "deployment", Good with { Deployment = "a b" } },
        { "deployment", Good with { Deployment = new string('a', 65) } },
        { "apiKey", Good with { ApiKey = "" } },
        { "apiKey", Good with { ApiKey = "secret-key\n" } },
        { "reasoningEffort", Good with { ReasoningEffort = "enormous" } },
        { "timeout", Good with { Timeout = TimeSpan.Zero } },
        { "timeout", Good with { Timeout = TimeSpan.FromMinutes(3) } },
        { "rest", Good with { Rest = TimeSpan.Zero } },
        { "cacheFor", Good with { CacheFor = TimeSpan.Zero } },
        { "dailyTokens", Good with { DailyTokens = -1 } },
        { "samples", Good with { Samples = 1 } },
        { "samples", Good with { Samples = 10 } },
        { "mostOutputTokens", Good with { MostOutputTokens = 19 } },
        { "failuresBeforeRest", Good with { FailuresBeforeRest = 0 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named_without_the_key(string setting, ReasonModelOptions options)
    {
        options.Check().ShouldHaveSingleItem().ShouldStartWith(setting);
        var thrown = Should.Throw<ArgumentException>(options.Checked);
        thrown.Message.ShouldContain(setting);
        thrown.Message.ShouldNotContain("secret-key");
    }

    [Fact]
    public void The_key_is_in_no_text_of_the_options() =>
        (Good with { ApiKey = "secret-key" }).ToString().ShouldBe("reasons at https://my-resource.openai.azure.com/openai/v1/");
}
