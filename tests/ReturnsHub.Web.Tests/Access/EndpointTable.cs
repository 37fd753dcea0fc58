using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using ReturnsHub.Core.Access;

namespace ReturnsHub.Web.Tests.Access;

/// <summary>Which permission each address needs, written down a second time so that a slip in an endpoint shows.</summary>
internal static class EndpointTable
{
    public static readonly IReadOnlyDictionary<string, Permission> Needs = new Dictionary<string, Permission>(StringComparer.Ordinal)
    {
        ["POST /api/returns"] = Permission.OpenReturn,
        ["GET /api/returns"] = Permission.ReadReturns,
        ["GET /api/returns/{id}"] = Permission.ReadReturns,
        ["GET /api/returns/{id}/events"] = Permission.ReadReturns,
        ["GET /api/returns/{id}/evidence/{hash}"] = Permission.ReadEvidence,
        ["POST /api/returns/{id}/receipts"] = Permission.ReceiveGoods,
        ["POST /api/returns/{id}/inspections"] = Permission.InspectGoods,
        ["POST /api/returns/{id}/credits/{creditId}/approve"] = Permission.ApproveCredit,
        ["POST /api/returns/{id}/credits/{creditId}/reject"] = Permission.RejectCredit,
        ["POST /api/returns/{id}/credits/{creditId}/break-glass"] = Permission.BreakGlass,
        ["POST /api/returns/{id}/credits/{creditId}/break-glass/acknowledge"] = Permission.ReadAudit,
        ["POST /api/returns/{id}/holds"] = Permission.PlaceHold,
        ["POST /api/returns/{id}/holds/{code}/lift"] = Permission.LiftHold,
        ["POST /api/returns/{id}/dispositions/overrule"] = Permission.OverruleDisposition,
        ["POST /api/returns/{id}/certificates"] = Permission.CertifyDestruction,
        ["POST /api/returns/{id}/lines/{lineId}/reason"] = Permission.SettleReason,
        ["GET /api/returns/{id}/personal-data"] = Permission.ReadPersonalData,
        ["POST /api/returns/{id}/personal-data/provided"] = Permission.HandlePrivacy,
        ["GET /api/claims"] = Permission.ReadReturns,
        ["GET /api/returns/{id}/claims/{against}/{lineId}/chargeback"] = Permission.ReadReturns,
        ["POST /api/returns/{id}/claims/{against}/{lineId}/evidence"] = Permission.ManageClaims,
        ["POST /api/returns/{id}/claims/{against}/{lineId}/submit"] = Permission.ManageClaims,
        ["POST /api/returns/{id}/claims/{against}/{lineId}/answer"] = Permission.ManageClaims,
        ["POST /api/returns/{id}/claims/{against}/{lineId}/settle"] = Permission.ManageClaims,
        ["POST /api/returns/{id}/claims/{against}/{lineId}/write-off"] = Permission.ManageClaims,
        ["GET /api/policies"] = Permission.ReadReturns,
        ["GET /api/policies/{version}"] = Permission.ReadReturns,
        ["GET /api/policies/in-force"] = Permission.ReadReturns,
        ["POST /api/policies"] = Permission.ProposePolicy,
        ["POST /api/policies/{version}/approve"] = Permission.ApprovePolicy,
        ["POST /api/policies/{version}/withdraw"] = Permission.ProposePolicy,
        ["GET /api/returns/{id}/audit"] = Permission.ReadAudit,
        ["GET /api/audit"] = Permission.ReadAudit,
        ["GET /api/checkpoints"] = Permission.ReadReturns,
        ["GET /api/checkpoints/latest"] = Permission.ReadReturns,
        ["GET /api/signing-key"] = Permission.ReadReturns,
        ["GET /api/returns/{id}/export"] = Permission.ReadAudit,
        ["POST /api/privacy/requests"] = Permission.HandlePrivacy,
        ["GET /api/privacy/requests/{id}"] = Permission.HandlePrivacy,
        ["POST /api/privacy/requests/{id}/report"] = Permission.HandlePrivacy,
        ["POST /api/withdrawals"] = Permission.OpenReturn,
        ["GET /api/returns/{id}/withdrawals/{declarationId}/receipt"] = Permission.ReadPersonalData,
        ["GET /api/rma/{number}"] = Permission.ReadReturns,
        ["POST /api/policies/simulate"] = Permission.ProposePolicy,
        ["GET /api/scenarios"] = Permission.ReadReturns,
        ["POST /api/scenarios/{name}/play"] = Permission.OpenReturn,
        ["GET /api/events"] = Permission.ReadEvents,
        ["GET /api/events/{id}"] = Permission.ReadEvents,
        ["POST /api/events/ack"] = Permission.ReadEvents,
        ["POST /api/events/bookings"] = Permission.ReadEvents,
        ["GET /api/event-types"] = Permission.ReadReturns,
        ["GET /api/event-types/{name}"] = Permission.ReadReturns,
        ["GET /api/me"] = Permission.ReadReturns,
        ["GET /api/exceptions"] = Permission.ReadReturns,
        ["GET /api/exceptions/kinds"] = Permission.ReadReturns,
        ["POST /api/returns/{id}/exceptions/assign"] = Permission.WorkExceptions,
        ["POST /api/returns/{id}/exceptions/dismiss"] = Permission.WorkExceptions,
        ["GET /api/quarantine"] = Permission.ReadReturns,
        ["POST /api/quarantine/{id}/replay"] = Permission.OperateHub,
        ["GET /api/deliveries"] = Permission.ReadReturns,
        ["POST /api/deliveries/{id}/redrive"] = Permission.OperateHub,
        ["GET /api/deliveries/failures"] = Permission.ReadReturns,
        ["POST /api/consumers/{consumer}/preview"] = Permission.ReadReturns,
        ["POST /api/consumers/{consumer}/compare-profile"] = Permission.ReadReturns,
        ["GET /api/consumers/{consumer}/reconciliation"] = Permission.ReadReturns,
        ["GET /api/consumers/{consumer}/reconciliation/reports"] = Permission.ReadReturns,
        ["GET /api/consumers/{consumer}/reconciliation/reports/{day}"] = Permission.ReadReturns,
        ["GET /api/consumers/{consumer}/reconciliation/reports/{day}/since"] = Permission.ReadReturns,
        ["POST /api/deliveries/redrive"] = Permission.OperateHub,
        ["GET /api/status"] = Permission.ReadReturns,
    };

    /// <summary>Addresses that are open to everybody.</summary>
    public static readonly IReadOnlyList<string> Open =
    [
        "GET /",
        "GET /healthz",
        "GET /readyz",
        "GET /openapi/v1.json",
        "GET /asyncapi.json",
        "GET /keys",
        "GET /schemas/",
        "GET /schemas/{name}",
        "GET /webhooks/{tenant}/{connection}",
        "OPTIONS /webhooks/{tenant}/{connection}",
        "POST /webhooks/{tenant}/{connection}",
    ];

    /// <summary>What a host maps, as <c>POST /api/returns</c>.</summary>
    public static IReadOnlyList<(string Name, RouteEndpoint Endpoint, HttpMethod Method, string Path)> Mapped(EndpointDataSource source) =>
    [
        .. source.Endpoints.OfType<RouteEndpoint>().SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
            .Select(m => ($"{m} {e.RoutePattern.RawText}", e, new HttpMethod(m), PathOf(e.RoutePattern)))),
    ];

    private static string PathOf(RoutePattern pattern)
    {
        var path = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
            path.Append('/').Append(segment.IsSimple && segment.Parts[0] is RoutePatternLiteralPart literal ? literal.Content : "x");
        return path.Length == 0 ? "/" : path.ToString();
    }
}
