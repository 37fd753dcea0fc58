using Microsoft.AspNetCore.Http;

namespace ReturnsHub.Web.Errors;

/// <summary>The answer to a request that failed in a host, around the API: problem+json that says nothing of the inside.</summary>
public static class FaultAnswers
{
    /// <summary>Writes a 500 in place of whatever stood in the response. The response must not have started.</summary>
    public static Task WriteAsync(HttpContext context)
    {
        context.Response.Clear();
        return Problems.Internal.ExecuteAsync(context);
    }
}
