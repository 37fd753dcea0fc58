using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Privacy;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Audit;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Privacy;

/// <summary>
/// Takes requests about personal data in and carries them out. A request is known by its entries in the audit log: one per
/// return it is about, one that it was received, one that it was carried out.
/// </summary>
internal sealed class PrivacyDesk(
    IAuditLog log, AuditWriter audit, PrivacyHandler handler, IReturnStore store, IPersonalDataVault vault, IEvidenceStore evidence, TimeProvider time)
{
    private const string KindDetail = "kind";
    private const string FingerprintDetail = "fingerprint";

    /// <summary>Bytes of messages in one report at most.</summary>
    private const long MostEvidence = 16 * 1024 * 1024;

    public async Task<PrivacyRequestView?> FindAsync(TenantId tenant, string id) => View(id, await log.ReadAboutAsync(tenant, id, CancellationToken.None));

    public async Task<PrivacyRequestView> OpenAsync(
        HttpContext context, TenantId tenant, string id, PrivacyKind kind, string fingerprint, IReadOnlyCollection<ReturnId> returns)
    {
        var known = await log.ReadAboutAsync(tenant, id, CancellationToken.None);
        if (known.FirstOrDefault(IsHead) is { } head)
        {
            if (head.Details.GetValueOrDefault(FingerprintDetail) != fingerprint)
                throw new ProblemException(422, "idempotency-key-reused", "This key was used for another request. Use a new key for a new request.");
        }
        else
        {
            foreach (var one in returns) await audit.WriteAsync(context, tenant, AuditActions.PrivacyRequested, one, id);
            await audit.WriteAsync(context, tenant, AuditActions.PrivacyRequested, about: id, details: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [KindDetail] = CodeNames.Of(kind),
                [FingerprintDetail] = fingerprint,
                ["returns"] = returns.Count.ToString(CultureInfo.InvariantCulture),
            });
        }

        var request = (await FindAsync(tenant, id))!;
        if (request.Status == PrivacyStatus.Completed) return request;
        var origin = Origin(context, tenant);
        if (kind == PrivacyKind.Report)
        {
            await handler.AskAsync(origin, Ids(request), id, CancellationToken.None);
            return request;
        }

        await handler.EraseAsync(origin, Ids(request), id, CancellationToken.None);
        await audit.WriteAsync(context, tenant, AuditActions.PrivacyCompleted, about: id);
        return (await FindAsync(tenant, id))!;
    }

    public async Task<PersonalDataReport> HandOverAsync(HttpContext context, TenantId tenant, PrivacyRequestView request)
    {
        await audit.WriteAsync(context, tenant, AuditActions.PersonalDataRead, about: request.Id);
        var returns = new List<PersonalDataOfReturn>();
        var left = MostEvidence;
        foreach (var id in Ids(request))
        {
            var key = new StreamKey(tenant, id);
            if (await store.LoadAsync(key, CancellationToken.None) is not { } state) continue;
            var copies = new List<EvidenceCopy>();
            foreach (var hash in (await store.ReadStreamAsync(key, 1, CancellationToken.None)).Select(e => e.Evidence).OfType<EvidenceHash>().Distinct())
            {
                var copy = Copy(hash, await evidence.GetAsync(tenant, hash, CancellationToken.None), ref left);
                copies.Add(copy);
            }

            returns.Add(Of(state, await vault.ReadAllAsync(key, CancellationToken.None), copies));
        }

        await handler.HandOverAsync(
            Origin(context, tenant), Ids(request), request.Id, CancellationToken.None);
        if (request.Status != PrivacyStatus.Completed) await audit.WriteAsync(context, tenant, AuditActions.PrivacyCompleted, about: request.Id);
        return new PersonalDataReport(request.Id, time.GetUtcNow(), returns);
    }

    private static PersonalDataOfReturn Of(ReturnState state, IReadOnlyDictionary<string, string> fields, IReadOnlyList<EvidenceCopy> copies) =>
        new(state.ReturnId.Value, state.Header?.OrderId, state.Header?.Rma, fields, copies);

    private static EvidenceCopy Copy(EvidenceHash hash, EvidencePiece piece, ref long left)
    {
        if (piece.Status != EvidenceStatus.Present) return new EvidenceCopy(hash.Value, piece.Status);
        if (piece.Raw.Length > left) return new EvidenceCopy(hash.Value, piece.Status, LeftOut: true);
        left -= piece.Raw.Length;
        return Utf8.IsValid(piece.Raw.Span)
            ? new EvidenceCopy(hash.Value, piece.Status, Text: Encoding.UTF8.GetString(piece.Raw.Span))
            : new EvidenceCopy(hash.Value, piece.Status, Base64: Convert.ToBase64String(piece.Raw.Span));
    }

    private static IEnumerable<ReturnId> Ids(PrivacyRequestView request) => request.Returns.Select(ReturnId.Parse);

    private static bool IsHead(AuditEntry entry) => entry is { Action: AuditActions.PrivacyRequested, ReturnId: null };

    private static PrivacyRequestView? View(string id, IReadOnlyList<AuditEntry> entries)
    {
        if (entries.FirstOrDefault(IsHead) is not { } head) return null;
        var completed = entries.FirstOrDefault(e => e.Action == AuditActions.PrivacyCompleted);
        var kind = Enum.GetValues<PrivacyKind>().First(k => CodeNames.Of(k) == head.Details[KindDetail]);
        return new PrivacyRequestView(
            id, head.Tenant.Value, kind, completed is null ? PrivacyStatus.Received : PrivacyStatus.Completed, head.Actor.Id, head.At, completed?.At,
            [.. entries.Where(e => e.Action == AuditActions.PrivacyRequested).Select(e => e.ReturnId?.Value).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }

    private static PrivacyOrigin Origin(HttpContext context, TenantId tenant)
    {
        var caller = context.Caller();
        return new PrivacyOrigin(tenant, "api", caller.Actor) { Roles = caller.Roles, Via = caller.Via };
    }
}
