using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Audit;

/// <summary>
/// Writes what a caller does to the audit log. It is written before the answer, and before the deed where that has no record of
/// its own; when it cannot be written the request fails.
/// </summary>
internal sealed class AuditWriter(IAuditLog log, TimeProvider time)
{
    public Task<AuditEntry> WriteAsync(
        HttpContext context, TenantId tenant, string action, ReturnId? returnId = null, string? about = null,
        IReadOnlyDictionary<string, string>? details = null) =>
        log.AppendAsync(
            new AuditDraft
            {
                Tenant = tenant,
                At = time.GetUtcNow(),
                Actor = context.Caller().Actor,
                Via = context.Caller().Via,
                Action = action,
                ReturnId = returnId,
                About = about,
                Details = details ?? new Dictionary<string, string>(StringComparer.Ordinal),
            },
            // A caller that hangs up has asked all the same.
            CancellationToken.None);
}
