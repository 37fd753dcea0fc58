using ReturnsHub.Azure.Reasons.Asking;
using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Embedded.Reasons;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>
/// A model like the one the templates deploy: it reasons, gives no probabilities, and is therefore asked several times. It says of a text what
/// the local classifier says, so that the day goes as it does with that one.
/// </summary>
internal static class CountedModel
{
    public static async Task<LoopbackModel> StartAsync()
    {
        var local = new LocalClassifier();
        var model = await LoopbackModel.StartAsync();
        model.Answers = request => request.WantsProbabilities
            ? Answering.Error(400, "unsupported_parameter", "logprobs")
            : Answering.With(LabelOf(local, request.Words), sure: null);
        return model;
    }

    private static string LabelOf(LocalClassifier local, string words)
    {
        var code = local.ClassifyAsync(words, CancellationToken.None).GetAwaiter().GetResult().Code;
        return Labels.All.First(label => Labels.CodeOf(label) == code).ToString();
    }
}
