using System.Net;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Turns;

namespace ReturnsHub.Azure.Returns;

/// <summary>
/// Appends: one transaction, fenced by the state document's ETag. Every answer that leaves open whether it took effect is settled by
/// looking whether the append's own events stand.
/// </summary>
internal sealed class ReturnAppender(CosmosConnection cosmos, ReturnDocuments documents, KnownStates known, AppendSessions sessions)
{
    public async Task<AppendResult> AppendAsync(Append append, CancellationToken ct)
    {
        AppendCheck.Check(append);
        var pk = append.Key.ToString();
        var current = known.Find(pk);
        // A first append takes its return to be new, one after a load that nothing has changed since: the fence says whether that is so.
        if (append.ExpectedVersion != (current?.Document.Version ?? 0)) current = await documents.StateAsync(pk, ct);
        for (var tried = 1; ; tried++)
        {
            if (await RefusalAsync(append, current, sent: tried > 1, ct) is { } result) return result;
            var keys = DedupeKeys.Read(current?.Document.Keys);
            if (keys.AnyStands(append.DedupeKeys)) return AppendResult.Duplicate;

            var after = StateDocument.Of(append, current?.Document, keys.With(append.DedupeKeys), cosmos.Calls.Time.GetUtcNow());
            var plan = new AppendPlan(append, after, current?.Document);
            var sent = await cosmos.Calls.SendOnceAsync(c => plan.Batch(cosmos.Returns, pk, current?.ETag).ExecuteAsync(c), ct);
            using (sent.Answer)
            {
                if (sent is { Uncertain: false, Answer.IsSuccessStatusCode: true })
                {
                    known.Keep(pk, new KnownState(after, sent.Answer[0].ETag));
                    if (append.Turn is not null) sessions.Keep(pk, sent.Answer.Headers.Session);
                    return AppendResult.Appended;
                }

                known.Forget(pk);
                var lost = sent.Uncertain || sent.Answer!.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound;
                if (!lost || tried == CosmosCalls.MostTries)
                    throw CosmosCalls.Refused(
                        sent.Answer?.StatusCode ?? HttpStatusCode.ServiceUnavailable, sent.Answer?.ErrorMessage, sent.Answer?.ActivityId, sent.Answer?.RequestCharge ?? 0);
                if (sent.Uncertain) await cosmos.Calls.WaitAsync(tried, sent.Answer?.RetryAfter, ct);
            }

            current = await documents.StateAsync(pk, ct);
        }
    }

    /// <summary>Why the append does not fit what is stored; null when it does.</summary>
    private async Task<AppendResult?> RefusalAsync(Append append, KnownState? current, bool sent, CancellationToken ct)
    {
        if ((current?.Document.Version ?? 0) != append.ExpectedVersion)
        {
            // An answer may have been lost to us or to the client below us, which tries again by itself: then what stands is our own.
            return sent && await StandsAsync(append, ct) ? AppendResult.Appended : AppendResult.Conflict;
        }

        return current?.Document.Fence > append.Turn ? AppendResult.Conflict : null;
    }

    /// <summary>Whether the append's own events stand. They were written together, so the first speaks for all.</summary>
    private async Task<bool> StandsAsync(Append append, CancellationToken ct)
    {
        var first = append.Events[0];
        var stored = await documents.EventsAsync(append.Key.ToString(), EventDocument.IdOf(first.Sequence), ct);
        return stored?.EventIds[0] == first.Id;
    }
}
