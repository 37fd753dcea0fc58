using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Web.Errors;

/// <summary>A refusal of a request. <paramref name="Code"/> is stable; <paramref name="Detail"/> says what to do.</summary>
internal sealed record Problem(int Status, string Code, string Detail) : IResult
{
    public const string MediaType = "application/problem+json";

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    public int? RetryAfterSeconds { get; init; }

    /// <summary>The name a request has in answers and in the log.</summary>
    public static string TraceOf(HttpContext context) => Activity.Current?.Id ?? context.TraceIdentifier;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (RetryAfterSeconds is { } seconds) response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(httpContext.Request.Method)) return;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new ProblemBody
            {
                Title = ReasonPhrases.GetReasonPhrase(Status),
                Status = Status,
                Code = Code,
                Detail = Detail,
                TraceId = TraceOf(httpContext),
                Errors = Errors,
            },
            HubJson.Options);
        response.ContentType = MediaType;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
    }
}

/// <summary>Carries a refusal out of whatever found it; the endpoint's wrapper writes it.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Code)
{
    public ProblemException(int status, string code, string detail)
        : this(new Problem(status, code, detail))
    {
    }

    public Problem Problem { get; } = problem;
}
