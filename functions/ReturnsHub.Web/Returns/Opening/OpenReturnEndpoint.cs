using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Views;

namespace ReturnsHub.Web.Returns.Opening;

/// <summary>Opens a return for a caller, once per Idempotency-Key.</summary>
internal sealed class OpenReturnEndpoint(
    TenantScope scope, ITenants tenants, RequestBody bodies, ReturnOpener opener, IIdempotencyKeys keys, IIds ids, TimeProvider time)
{
    public const string Name = "openReturn";
    private static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(1);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/returns", (HttpContext context, OpenReturnEndpoint endpoint) => endpoint.HandleAsync(context))
            .Needs(Permission.OpenReturn)
            .Describe(Name, "Open a return (RMA).")
            .Takes<OpenReturn>()
            .Answers<ReturnView>(201, "The return. Location names it. The same Idempotency-Key gives the same answer.")
            .Refuses(400, 409, 413, 415, 422, 503);

    private async Task<IResult> HandleAsync(HttpContext context)
    {
        var key = IdempotencyKey.Read(context.Request);
        var raw = await bodies.ReadAsync(context);
        var body = RequestBody.Parse<OpenReturn>(raw);
        var tenant = tenants.Find(scope.ForNew(context, body.Tenant))!;
        var now = time.GetUtcNow();
        var request = OpenReturnCheck.Read(body, tenant, now);
        var caller = context.Caller();
        var nativeId = key is null ? $"api-{ids.Next(now):N}" : IdempotencyKey.NativeId(caller.Subject, key);
        var location = $"/api/returns/{ReturnId.For(tenant.Id, request.Connection, nativeId)}";

        // From here on the work is finished even if the caller hangs up: it may not know, but its key will tell it.
        async Task<byte[]> OpenAsync() =>
            Answers.Bytes(ReturnView.Of(await opener.OpenAsync(tenant.Id, caller, nativeId, request, raw, CancellationToken.None)));

        var answer = key is null
            ? await OpenAsync()
            : await OnceAsync($"{tenant.Id}/{caller.Subject}", key, IdempotencyKey.Fingerprint(context.Request, raw), OpenAsync);
        return new Created(location, answer);
    }

    private async Task<byte[]> OnceAsync(string within, string key, string fingerprint, Func<Task<byte[]>> open)
    {
        var claim = await keys.ClaimAsync(within, key, fingerprint, ClaimFor, CancellationToken.None);
        switch (claim.Result)
        {
            case ClaimResult.Answered:
                return System.Text.Encoding.UTF8.GetBytes(claim.Answer!);
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
            answer = await open();
        }
        catch
        {
            // The native id follows from the key, so what was recorded before the failure is found again by the next attempt.
            await keys.ReleaseAsync(within, key, CancellationToken.None);
            throw;
        }

        await keys.CompleteAsync(within, key, StatusCodes.Status201Created, System.Text.Encoding.UTF8.GetString(answer), CancellationToken.None);
        return answer;
    }

    private sealed class Created(string location, byte[] body) : IResult
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
}
