using ReturnsHub.Core.Reasons;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads which language model reads customers' words, if any.</summary>
internal static class ReasonModelReader
{
    public static ReasonModelOptions? Read(ConfigNode? node, Func<string, string?> environment)
    {
        if (node is null
            || !node.IsObject("endpoint", "deployment", "apiKey", "confidence", "samples", "timeoutSeconds", "dailyTokens", "mostOutputTokens", "reasoningEffort"))
            return null;
        const string example = "https://my-resource.openai.azure.com/openai/v1/";
        Uri? endpoint = null;
        if (node.RequiredText("endpoint", $"the model's address, such as {example}") is { } address && !Uri.TryCreate(address, UriKind.Absolute, out endpoint))
            node.Member("endpoint")!.Error($"must be a whole address such as {example}.");
        var deployment = node.RequiredText("deployment", "the deployment's name, or the model's");
        var key = node.Member("apiKey") is { } secret ? SecretTexts.One(secret, "the key, as text or as env:NAME", environment) : null;
        // A key that was named and not found has been complained about: without it the rest would complain about its absence as well.
        if (endpoint is null || deployment is null || (key is null && node.Member("apiKey") is not null)) return null;
        var standard = new ReasonModelOptions { Endpoint = endpoint, Deployment = deployment };
        var options = standard with
        {
            ApiKey = key,
            Confidence = Confidence(node.Member("confidence")),
            Samples = node.Whole("samples", standard.Samples, 2, 9),
            Timeout = TimeSpan.FromSeconds(node.Whole("timeoutSeconds", (int)standard.Timeout.TotalSeconds, 1, 120)),
            DailyTokens = node.Whole("dailyTokens", (int)standard.DailyTokens, 0, int.MaxValue),
            MostOutputTokens = node.Whole("mostOutputTokens", standard.MostOutputTokens, 20, 32_000),
            ReasoningEffort = node.Member("reasoningEffort")?.Text("none, minimal, low, medium or high"),
        };
        foreach (var what in options.Check()) node.Error(what);
        return options;
    }

    private static ReasonConfidence Confidence(ConfigNode? node)
    {
        const string known = "auto, probabilities or agreement";
        switch (node?.Text(known))
        {
            case null or "auto":
                return ReasonConfidence.Auto;
            case "probabilities":
                return ReasonConfidence.LogProbabilities;
            case "agreement":
                return ReasonConfidence.Agreement;
            default:
                node.Error($"must be {known}.");
                return ReasonConfidence.Auto;
        }
    }
}
