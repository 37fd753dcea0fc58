using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Local.Verification;

namespace ReturnsHub.Local.Demo;

/// <summary>A promise and what broke it; nothing when it holds.</summary>
internal sealed record Promise(string Name, IReadOnlyList<string> Broken);

/// <summary>Holds the day's outcome against the hub's promises, from the store and from what the ERP took.</summary>
internal sealed class PromiseCheck(
    IReturnStore store, IReturnQueries queries, IEvidenceStore evidence, IQuarantine quarantine, IUnmatchedReports unmatched, DemoSender sender, DemoErp erp, DemoLedger ledger)
{
    public async Task<IReadOnlyList<Promise>> CheckAsync(CancellationToken ct) =>
    [
        new("Nothing lost: every accepted message is kept; the unreadable and the unmatched wait for a person", await NothingLostAsync(ct)),
        new("Once in effect: each credit booked once, the right amount, never more than was paid", await OnceAsync(ct)),
        new("In order: the ERP saw each return's events in their sequence", InOrder()),
        new("Explainable: chains unbroken, states rebuilt, every decision names its rules and policy", await ExplainableAsync(ct)),
        new("Governed: nothing released without the approvals it needs, none of them one's own", await GovernedAsync(ct)),
        new("Bounded: no delivery left hanging, no forged message taken", Bounded()),
    ];

    private async Task<List<string>> NothingLostAsync(CancellationToken ct)
    {
        var broken = new List<string>();
        foreach (var (what, hash) in sender.Accepted)
        {
            if ((await evidence.GetAsync(DemoShop.Tenant, hash, ct)).Status != EvidenceStatus.Present) broken.Add($"{what}: accepted, and its bytes are gone.");
        }

        var waiting = (await quarantine.ListAsync(DemoShop.Tenant, QuarantineStatus.Open, new PageRequest(500), ct)).Items.Count;
        if (waiting != ledger.Unreadable) broken.Add($"{ledger.Unreadable} unreadable messages were sent, {waiting} are in quarantine.");
        var strays = (await unmatched.ListAsync(DemoShop.Tenant, new PageRequest(500), ct)).Items.Count;
        if (strays != ledger.Strays) broken.Add($"{ledger.Strays} stray parcels were reported, {strays} reports wait for a return.");
        return broken;
    }

    private async Task<List<string>> OnceAsync(CancellationToken ct)
    {
        var broken = new List<string>();
        foreach (var (id, expected) in ledger.Released)
        {
            var state = await store.LoadAsync(new Core.Primitives.StreamKey(DemoShop.Tenant, id), ct);
            var released = state?.Credits.Where(Released).Sum(c => c.Amount.Amount) ?? 0;
            if (released != expected) broken.Add($"{id} ({state?.Header?.Rma}): {released} released, {expected} was right.");
            if (state is null) continue;
            foreach (var line in state.Credits.Where(Released).SelectMany(c => c.Lines).GroupBy(l => l.OrderLineId))
            {
                var paid = state.Order?.Lines.FirstOrDefault(l => l.OrderLineId == line.Key)?.Paid.Amount ?? 0;
                if (line.Sum(l => l.Amount.Amount) > paid) broken.Add($"{id}: more credited than paid on line {line.Key}.");
            }

            var booked = erp.Memos.Values.Where(m => state.Credits.Any(c => c.DocumentNumber == m.DocumentNumber)).Sum(m => m.Amount.Amount);
            if (booked != released) broken.Add($"{id}: {released} released, {booked} booked by the ERP.");
        }

        return broken;
    }

    private List<string> InOrder()
    {
        var broken = new List<string>();
        foreach (var stream in erp.Taken.GroupBy(e => e.ReturnId))
        {
            // The one redriven document comes late by its nature: its return's later events were not held back for it.
            var sequences = stream.Where(e => e.Data is not CreditReleased c || erp.Late != c.DocumentNumber).Select(e => e.Sequence).ToList();
            if (!sequences.SequenceEqual(sequences.Order())) broken.Add($"{stream.Key}: taken in the order {string.Join(", ", sequences)}.");
        }

        return broken;
    }

    private async Task<List<string>> ExplainableAsync(CancellationToken ct)
    {
        var report = await new Verifier(store, queries).VerifyAsync(ct);
        var broken = report.Faults.ToList();
        string? cursor = null;
        for (var page = await store.ReadFeedAsync(cursor, 500, ct); page.Events.Count > 0; page = await store.ReadFeedAsync(cursor, 500, ct))
        {
            broken.AddRange(page.Events.Select(e => e.Event).Where(e => Traces.Of(e.Data) is { } t && (t.PolicyVersion.Length == 0 || t.Rules.Count == 0))
                .Select(e => $"{e.ReturnId}: {e.Type} names no rule or policy."));
            cursor = page.Next;
        }

        return broken;
    }

    private async Task<List<string>> GovernedAsync(CancellationToken ct)
    {
        var broken = new List<string>();
        string? cursor = null;
        do
        {
            var page = await queries.ListReturnsAsync(new ReturnFilter { Tenant = DemoShop.Tenant }, new PageRequest(200, cursor), ct);
            foreach (var state in page.Items) broken.AddRange(Governed(state));
            cursor = page.Next;
        }
        while (cursor is not null);
        return broken;
    }

    private static IEnumerable<string> Governed(ReturnState state)
    {
        var handled = state.Inspections.Select(i => i.Inspector).Concat(state.Receipts.Select(r => r.Receiver)).Concat(state.Authorisation.RequestedBy).ToList();
        foreach (var credit in state.Credits.Where(Released))
        {
            if (credit.Approvals.Distinct().Count() < credit.ApprovalsNeeded) yield return $"{state.ReturnId}: {credit.CreditId} was released without its approvals.";
            if (credit.Approvals.Any(handled.Contains)) yield return $"{state.ReturnId}: {credit.CreditId} was approved by somebody who handled the return.";
        }
    }

    private List<string> Bounded()
    {
        var broken = new List<string>();
        if (erp.Forged > 0) broken.Add($"{erp.Forged} deliveries reached the ERP without a valid signature.");
        var refused = sender.Answers.GetValueOrDefault("shopify 401");
        if (refused != ledger.Forged) broken.Add($"{ledger.Forged} forged messages were sent, {refused} refused.");
        if (erp.ClosedPeriod == 0) broken.Add("The closed accounting period was never met.");
        return broken;
    }

    private static bool Released(Credit credit) => credit.Status is CreditStatus.Released or CreditStatus.Posted;
}
