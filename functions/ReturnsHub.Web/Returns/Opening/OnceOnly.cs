using System.Text;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Returns.Opening;

/// <summary>Does the work of a request once per Idempotency-Key, and answers its repeats with the same answer.</summary>
internal sealed class OnceOnly(IIdempotencyKeys keys)
{
    private static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(1);

    /// <summary>What <paramref name="work"/> answered, now or before. The answer is kept: it holds no personal data.</summary>
    /// <exception cref="ProblemException">The key is in use for this or used for another request.</exception>
    public async Task<byte[]> RunAsync(string within, string key, string fingerprint, Func<Task<byte[]>> work)
    {
        var claim = await keys.ClaimAsync(within, key, fingerprint, ClaimFor, CancellationToken.None);
        switch (claim.Result)
        {
            case ClaimResult.Answered:
                return Encoding.UTF8.GetBytes(claim.Answer!);
            case ClaimResult.InProgress:
                throw new ProblemException(new Problem(409, "idempotency-key-in-progress", "The first request of this key is still being worked on. Try again shortly.") { RetryAfterSeconds = 1 });
            case ClaimResult.Mismatch:
                throw new ProblemException(422, "idempotency-key-reused", "This key was used for another request. Use a new key for a new request.");
            case ClaimResult.Claimed:
                break;
            default:
                throw new InvalidOperationException("A claim ended in a way that does not exist.");
        }

        byte[] answer;
        try
        {
            answer = await work();
        }
        catch
        {
            // Ids follow from the key, so what was recorded before the failure is found again by the next attempt.
            await keys.ReleaseAsync(within, key, CancellationToken.None);
            throw;
        }

        await keys.CompleteAsync(within, key, StatusCodes.Status201Created, Encoding.UTF8.GetString(answer), CancellationToken.None);
        return answer;
    }
}

/// <summary>Answers 201 with a body that is JSON already.</summary>
internal sealed class Created(string location, byte[] body) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status201Created;
        httpContext.Response.Headers.Location = location;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        await httpContext.Response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
    }
}
