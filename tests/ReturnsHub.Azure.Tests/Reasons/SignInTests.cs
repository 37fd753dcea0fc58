using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using ReturnsHub.Azure.Reasons;
using ReturnsHub.Azure.Reasons.Cache;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Tests.Reasons;

public class SignInTests : ModelTest
{
    // Nothing listens there: whatever was signed in with goes nowhere.
    private static readonly ReasonModelOptions Nowhere = new() { Endpoint = new Uri("https://127.0.0.1:1/openai/v1/"), Deployment = "reasons" };

    [Fact]
    public async Task Without_a_key_the_hub_signs_in_as_itself_for_the_model_and_nothing_else()
    {
        var identity = new Identity(() => new AccessToken("token", DateTimeOffset.MaxValue));

        var report = await AskAsync(identity);

        identity.Scopes.ShouldHaveSingleItem().ShouldBe("https://ai.azure.com/.default");
        report.Model!.Fallback.ShouldBe(ModelFallback.Network);
    }

    [Fact]
    public async Task An_identity_that_cannot_sign_in_is_a_wrong_setting()
    {
        var report = await AskAsync(new Identity(() => throw new CredentialUnavailableException("No identity here.")));
        report.Model!.Fallback.ShouldBe(ModelFallback.Rejected);
    }

    [Fact]
    public async Task An_endpoint_may_end_with_or_without_a_slash()
    {
        await AskAsync(Classifier(o => o with { Endpoint = new Uri(o.Endpoint.ToString().TrimEnd('/')) }));
        Model.Requests.ShouldHaveSingleItem().Path.ShouldBe("/openai/v1/chat/completions");
    }

    private async Task<ClassificationReport> AskAsync(TokenCredential identity)
    {
        using var classifier = new ModelClassifier(Nowhere, Local, new MemoryClassificationCache(10, Nowhere.CacheFor, Time), Budget, Clock, identity);
        return await AskAsync(classifier);
    }

    private sealed class Identity(Func<AccessToken> token) : TokenCredential
    {
        public ConcurrentQueue<string> Scopes { get; } = new();

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            foreach (var scope in requestContext.Scopes) Scopes.Enqueue(scope);
            return token();
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
