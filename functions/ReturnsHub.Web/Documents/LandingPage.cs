using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ReturnsHub.Web.Documents;

/// <summary>A page that says where things are. No script, no foreign content.</summary>
internal static class LandingPage
{
    private const string Style = "body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color:#1b1f23}code{background:#f3f4f6;padding:.1em .3em}";

    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>ReturnsHub</title><meta name="viewport" content="width=device-width"><style>{Style}</style></head>
        <body>
        <h1>ReturnsHub</h1>
        <p>The hub between the systems that report returns and the systems that book them.</p>
        <ul>
        <li><a href="/openapi/v1.json">The API</a>, as an OpenAPI document. Send <code>Authorization: Bearer rhk_…</code>.</li>
        <li><a href="/asyncapi.json">The events</a>, as an AsyncAPI document: webhooks and the feed.</li>
        <li><a href="/schemas/">JSON Schemas</a> of events and the policy.</li>
        <li><a href="/healthz">Alive?</a> <a href="/readyz">Ready?</a></li>
        <li>Reports go to <code>/webhooks/{"{tenant}"}/{"{connection}"}</code>.</li>
        </ul>
        </body>
        </html>

        """);

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/", Show).ExcludeFromDescription();

    private static IResult Show(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return Results.Bytes(Page, "text/html; charset=utf-8");
    }
}
