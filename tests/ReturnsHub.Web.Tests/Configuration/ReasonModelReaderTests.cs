using System.Text.Json;
using ReturnsHub.Core.Reasons;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Web.Tests.Configuration;

public class ReasonModelReaderTests
{
    private static (ReasonModelOptions? Options, IReadOnlyList<ConfigurationError> Errors) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var errors = new List<ConfigurationError>();
        return (ReasonModelReader.Read(new ConfigNode(document.RootElement.Clone(), "reasonModel", errors), name => name == "KEY" ? "key-1" : null), errors);
    }

    [Fact]
    public void Without_the_setting_no_model_is_asked() => ReasonModelReader.Read(null, _ => null).ShouldBeNull();

    [Fact]
    public void Every_setting_is_read()
    {
        var (options, errors) = Read(
            """
            { "endpoint": "https://api.openai.com/v1/", "deployment": "gpt-5-mini", "apiKey": "env:KEY", "confidence": "agreement", "samples": 5,
              "timeoutSeconds": 30, "dailyTokens": 1000, "mostOutputTokens": 4000, "reasoningEffort": "low" }
            """);
        errors.ShouldBeEmpty();
        options.ShouldBe(new ReasonModelOptions
        {
            Endpoint = new Uri("https://api.openai.com/v1/"),
            Deployment = "gpt-5-mini",
            ApiKey = "key-1",
            Confidence = ReasonConfidence.Agreement,
            Samples = 5,
            Timeout = TimeSpan.FromSeconds(30),
            DailyTokens = 1000,
            MostOutputTokens = 4000,
            ReasoningEffort = "low",
        });
    }

    [Fact]
    public void An_endpoint_and_a_deployment_are_enough_on_Azure()
    {
        var (options, errors) = Read("""{ "endpoint": "https://my-resource.openai.azure.com/openai/v1/", "deployment": "reasons" }""");
        errors.ShouldBeEmpty();
        options.ShouldBe(new ReasonModelOptions { Endpoint = new Uri("https://my-resource.openai.azure.com/openai/v1/"), Deployment = "reasons" });
    }

    [Theory]
    [InlineData("""{ "deployment": "reasons" }""", "reasonModel.endpoint", "is missing")]
    [InlineData("""{ "endpoint": "https://my-resource.openai.azure.com/openai/v1/" }""", "reasonModel.deployment", "is missing")]
    [InlineData("""{ "endpoint": "nowhere", "deployment": "reasons" }""", "reasonModel.endpoint", "whole address")]
    [InlineData("""{ "endpoint": "https://my-resource.openai.azure.com/", "deployment": "reasons" }""", "reasonModel", "must end with /v1/")]
    [InlineData("""{ "endpoint": "https://api.openai.com/v1/", "deployment": "gpt-5-mini" }""", "reasonModel", "apiKey is missing")]
    [InlineData("""{ "endpoint": "https://api.openai.com/v1/", "deployment": "gpt-5-mini", "apiKey": "env:NOT_SET" }""", "reasonModel.apiKey", "which is not set")]
    [InlineData("""{ "endpoint": "https://api.openai.com/v1/", "deployment": "gpt-5-mini", "apiKey": "k", "confidence": "gut" }""", "reasonModel.confidence", "must be auto")]
    [InlineData("""{ "endpoint": "https://api.openai.com/v1/", "deployment": "gpt-5-mini", "apiKey": "k", "samples": 1 }""", "reasonModel.samples", "from 2 to 9")]
    [InlineData("""{ "endpoint": "https://api.openai.com/v1/", "deployment": "gpt-5-mini", "apiKey": "k", "reasoningEffort": "vast" }""", "reasonModel", "reasoningEffort must be")]
    [InlineData("""{ "endpoint": "https://api.openai.com/v1/", "deployment": "gpt-5-mini", "apiKey": "k", "temperature": 1 }""", "reasonModel.temperature", "is not a setting")]
    [InlineData("7", "reasonModel", "must be an object")]
    public void What_is_wrong_is_named_once_at_its_place(string json, string path, string what)
    {
        var error = Read(json).Errors.ShouldHaveSingleItem();
        error.Path.ShouldBe(path);
        error.What.ShouldContain(what);
    }
}
