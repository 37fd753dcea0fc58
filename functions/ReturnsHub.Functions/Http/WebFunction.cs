using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Http;

/// <summary>The API, the console and whatever else is asked over HTTP. Who may ask what is decided in ReturnsHub.Web.</summary>
internal sealed class WebFunction(WebPipeline web)
{
    [Function(FunctionNames.Web)]
    public Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request) =>
        web.RunAsync(request.HttpContext);
}
