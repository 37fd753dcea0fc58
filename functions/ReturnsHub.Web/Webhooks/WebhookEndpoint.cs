using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Webhooks;

/// <summary>
/// The door for reports: raw bytes to <see cref="IntakeHandler"/>, its answer back. Binds, parses and logs nothing.
/// </summary>
internal sealed class WebhookEndpoint(IntakeHandler intake, HubMetrics metrics, WebLimits limits, TimeProvider time)
{
    public const string Name = "receiveWebhook";
    private const string Pattern = "/webhooks/{tenant}/{connection}";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.ServiceProvider.GetRequiredService<WebhookEndpoint>();
        RequestDelegate handle = door.HandleAsync;
        endpoints.MapMethods(Pattern, [HttpMethods.Get, HttpMethods.Options], handle).ExcludeFromDescription();
        // A plain delegate keeps binding out of the way; its method is named so that the OpenAPI document shows it all the same.
        endpoints.MapPost(Pattern, handle).WithMetadata(handle.Method).WithName(Name).WithTags("Webhooks").WithMetadata(
            new EndpointSummaryAttribute("Take in a report from a connected system, signed as that system signs."),
            new EndpointDescriptionAttribute("The body is kept as it is. GET and OPTIONS answer the handshakes some systems begin with."),
            new ProducesResponseTypeMetadata(202, typeof(void)),
            new ProducesResponseTypeMetadata(401, typeof(ProblemBody), [Problem.MediaType]),
            new ProducesResponseTypeMetadata(404, typeof(ProblemBody), [Problem.MediaType]),
            new ProducesResponseTypeMetadata(408, typeof(ProblemBody), [Problem.MediaType]),
            new ProducesResponseTypeMetadata(413, typeof(ProblemBody), [Problem.MediaType]),
            new ProducesResponseTypeMetadata(415, typeof(ProblemBody), [Problem.MediaType]));
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        if (IsCompressed(request))
        {
            metrics.Refused(Problems.Compressed.Code);
            await Problems.Compressed.ExecuteAsync(context);
            return;
        }

        var body = await BodyReader.ReadAsync(request, limits.WebhookBodyBytes, limits.WebhookBodyTime, time);
        if (body.Status != BodyStatus.Read)
        {
            var problem = body.Status == BodyStatus.TooLarge ? Problems.TooLarge(limits.WebhookBodyBytes) : Problems.ForStatus(408);
            metrics.Refused(problem.Code);
            await problem.ExecuteAsync(context);
            return;
        }

        // What has arrived whole is kept even if the sender hangs up now: its retry is then a duplicate. The buffer goes back
        // only after a clean end, for after an exception a store may still be reading it.
        var answer = await intake.HandleAsync(
            (string)request.RouteValues["tenant"]!, (string)request.RouteValues["connection"]!, Describe(request, body.Memory), CancellationToken.None);
        body.Return();
        await WebhookAnswers.WriteAsync(context, answer);
    }

    private WebhookRequest Describe(HttpRequest request, ReadOnlyMemory<byte> body) => new()
    {
        Method = request.Method,
        Header = name => request.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
        Query = name => request.Query.TryGetValue(name, out var values) ? values.ToString() : null,
        Body = body,
        ReceivedAt = time.GetUtcNow(),
    };

    // Senders sign the bytes on the wire; unpacking them first would also open the door to bodies that grow.
    private static bool IsCompressed(HttpRequest request) =>
        request.Headers.TryGetValue(HeaderNames.ContentEncoding, out var encoding)
        && !string.IsNullOrEmpty(encoding)
        && !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Writes what intake answered.</summary>
internal static class WebhookAnswers
{
    public static Task WriteAsync(HttpContext context, IntakeAnswer answer)
    {
        switch (answer)
        {
            case IntakeAnswer.Kept kept:
                return WriteAsync(context, kept.Status, $$"""{"messageId":"{{kept.MessageId}}","duplicate":{{(kept.Duplicate ? "true" : "false")}}}""");
            case IntakeAnswer.Ignored ignored:
                return WriteAsync(context, ignored.Status, $$"""{"ignored":"{{JsonEncodedText.Encode(ignored.Why)}}"}""");
            case IntakeAnswer.Refused refused:
                return new Problem(refused.Status, refused.Code, refused.Detail).ExecuteAsync(context);
            case IntakeAnswer.Handshake handshake:
                foreach (var (name, value) in handshake.Answer.Headers ?? new Dictionary<string, string>(StringComparer.Ordinal))
                    context.Response.Headers[name] = value;
                context.Response.Headers.XContentTypeOptions = "nosniff";
                return WriteAsync(context, handshake.Answer.Status, handshake.Answer.Body, handshake.Answer.ContentType);
            default:
                throw new InvalidOperationException("Intake gave an answer that does not exist.");
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string body, string contentType = "application/json")
    {
        context.Response.StatusCode = status;
        if (status is 204 or 304 || body.Length == 0) return Task.CompletedTask;
        context.Response.ContentType = contentType;
        var bytes = System.Text.Encoding.UTF8.GetBytes(body);
        context.Response.ContentLength = bytes.Length;
        return context.Response.BodyWriter.WriteAsync(bytes).AsTask();
    }
}
