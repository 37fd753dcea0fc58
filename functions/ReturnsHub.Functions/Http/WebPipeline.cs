using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ReturnsHub.Web;

namespace ReturnsHub.Functions.Http;

/// <summary>
/// ReturnsHub.Web's own pipeline, run inside a function: the functions' routes only bring a request here, and what answers it is the same
/// as in every host.
/// </summary>
internal sealed class WebPipeline
{
    private readonly RequestDelegate _run;

    public WebPipeline(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseReturnsHub();
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapReturnsHub());
        _run = app.Build();
    }

    public Task RunAsync(HttpContext context)
    {
        // The function's own route has matched by now; the pipeline starts from none.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        // The platform bounds a request's size for all functions alike; the endpoints have limits of their own.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        return _run(context);
    }
}
