using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Views;

namespace ReturnsHub.Web.Returns.Opening;

/// <summary>Opens a return for a caller, once per Idempotency-Key.</summary>
internal sealed class OpenReturnEndpoint(
    TenantScope scope, ITenants tenants, RequestBody bodies, ReturnOpener opener, OnceOnly once, IIds ids, TimeProvider time)
{
    public const string Name = "openReturn";

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
            : await once.RunAsync($"{tenant.Id}/{caller.Subject}", key, IdempotencyKey.Fingerprint(context.Request, raw), OpenAsync);
        return new Created(location, answer);
    }
}
