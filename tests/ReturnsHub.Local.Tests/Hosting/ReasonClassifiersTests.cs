using ReturnsHub.Azure.Reasons;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Reasons;
using ReturnsHub.Embedded.Reasons;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Local.Tests.Hosting;

public class ReasonClassifiersTests
{
    [Fact]
    public void The_classifier_built_in_reads_unless_a_model_is_set() =>
        ReasonClassifiers.Of(null, TimeProvider.System).ShouldBeOfType<LocalClassifier>();

    [Fact]
    public async Task A_model_that_is_set_is_asked_and_the_classifier_built_in_stands_behind_it()
    {
        var model = new ReasonModelOptions { Endpoint = new Uri("https://my-resource.openai.azure.com/openai/v1/"), Deployment = "reasons", DailyTokens = 0 };

        using var classifier = ReasonClassifiers.Of(model, TimeProvider.System).ShouldBeOfType<ModelClassifier>();
        var report = await classifier.ClassifyAsync("The sleeves are far too short.", CancellationToken.None);

        (report.Classifier, report.Model!.Fallback).ShouldBe((LocalClassifier.Name, ModelFallback.BudgetSpent));
    }
}
