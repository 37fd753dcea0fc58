using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Http;

/// <summary>Step 1: the door for reports. A function of its own, so that it is measured and watched apart from the API.</summary>
internal sealed class WebhooksFunction(WebPipeline web)
{
    [Function(FunctionNames.Webhooks)]
    public Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "options", Route = "webhooks/{tenant}/{connection}")] HttpRequest request) =>
        web.RunAsync(request.HttpContext);
}
