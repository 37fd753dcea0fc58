using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Returns;

/// <summary>Overrules what the policy wants done with units.</summary>
/// <param name="Units">The units, as the return names them; required.</param>
/// <param name="Disposition">What happens instead; required.</param>
/// <param name="Why">Why, at most 200 characters, without personal data; required.</param>
/// <param name="Channel">The resale channel, for <c>RESELL</c>.</param>
public sealed record OverruleDisposition(string? Units = null, Disposition? Disposition = null, string? Why = null, string? Channel = null);

/// <summary>Records a certificate for one unit.</summary>
/// <param name="CertificateId">The certificate's number; required.</param>
/// <param name="Serial">The unit's serial number; required.</param>
/// <param name="Method">How it was done, such as <c>NIST 800-88 PURGE</c> or <c>SHRED</c>; required.</param>
/// <param name="Kind"><c>DESTROYED</c> (left out) or <c>WIPED</c>.</param>
public sealed record RecordCertificate(string? CertificateId = null, string? Serial = null, string? Method = null, CertificateKind? Kind = null);

/// <summary>Lets people have a say in where goods go.</summary>
internal static class DispositionEndpoints
{
    private const int Longest = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/returns/{id}/dispositions/overrule", OverruleAsync)
            .Needs(Permission.OverruleDisposition)
            .Describe("overruleDisposition", "Decide otherwise than the policy about units.", "The overruled rule stays on record. Unsafe, spoiled, recalled or unwiped goods cannot be sent to anybody.")
            .IsReturnCommand<OverruleDisposition>();
        api.MapPost("/returns/{id}/certificates", CertifyAsync)
            .Needs(Permission.CertifyDestruction)
            .Describe("recordCertificate", "Record that a unit was destroyed, or its data wiped.", "One certificate for each serial number.")
            .IsReturnCommand<RecordCertificate>();
    }

    private static async Task<IResult> OverruleAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<OverruleDisposition>(context);
        var state = await scope.ReturnAsync(context, id, ct);
        var errors = new FieldErrors();
        var units = errors.Text("units", body.Units, Longest, required: true);
        var why = errors.Text("why", body.Why, Longest, required: true);
        var channel = errors.Text("channel", body.Channel, 60);
        if (body.Disposition is null) errors.Add("disposition", "is required.");
        errors.ThrowIfAny();
        return await commands.RecordAsync(
            context, state, $"overrule:{Clip.Of(units!, 60)}:{CodeNames.Of(body.Disposition!.Value)}", new DispositionOverrule(units!, body.Disposition.Value, why!, channel));
    }

    private static async Task<IResult> CertifyAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<RecordCertificate>(context);
        var state = await scope.ReturnAsync(context, id, ct);
        var errors = new FieldErrors();
        var certificate = errors.Text("certificateId", body.CertificateId, 100, required: true);
        var serial = errors.Text("serial", body.Serial, 100, required: true);
        var method = errors.Text("method", body.Method, 100, required: true);
        errors.ThrowIfAny();
        return await commands.RecordAsync(
            context, state, $"certify:{Clip.Of(certificate!, 60)}", new DestructionReported(certificate!, serial!, method!, body.Kind ?? CertificateKind.Destroyed));
    }
}
