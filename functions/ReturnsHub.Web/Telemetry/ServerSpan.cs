using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ReturnsHub.Web.Telemetry;

/// <summary>
/// Names the web server's own span by OpenTelemetry's conventions
/// (https://opentelemetry.io/docs/specs/semconv/http/http-spans/), with the route in the place of the path: a path says whatever a
/// caller put there.
/// </summary>
internal sealed class ServerSpan(RequestDelegate next)
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public Task InvokeAsync(HttpContext context) =>
        Activity.Current is { IsAllDataRequested: true } span ? TraceAsync(context, span) : next(context);

    private async Task TraceAsync(HttpContext context, Activity span)
    {
        try
        {
            await next(context);
        }
        finally
        {
            Describe(context, span);
        }
    }

    private static void Describe(HttpContext context, Activity span)
    {
        var method = Methods.Contains(context.Request.Method, StringComparer.Ordinal) ? context.Request.Method : "_OTHER";
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var status = context.Response.StatusCode;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method).SetTag("url.scheme", context.Request.Scheme).SetTag("http.response.status_code", status);
        if (route is not null) span.SetTag("http.route", route);
        if (status < 500) return;
        // What a caller did wrong is not an error of the server.
        span.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);
    }
}
