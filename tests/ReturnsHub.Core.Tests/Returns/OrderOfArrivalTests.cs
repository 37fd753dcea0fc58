using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

/// <summary>Promise 2: any message any number of times, in any order, leads to the same state and the same money.</summary>
public class OrderOfArrivalTests
{
    private const int Histories = 1_500;

    [Fact]
    public void Duplicated_and_reordered_histories_end_where_the_ordered_one_does()
    {
        var first = Environment.GetEnvironmentVariable("RETURNSHUB_SEED") is { } text ? int.Parse(text) : 20261121;
        for (var seed = first; seed < first + Histories; seed++)
        {
            var history = new HistoryGenerator(seed).Next();
            var ordered = history.Play(history.Facts);
            var shuffled = history.Play(history.Shuffled(seed));
            var (wanted, got) = (Outcome(ordered), Outcome(shuffled));
            if (wanted == got) continue;
            var (a, b) = (wanted.Split('\n'), got.Split('\n'));
            Assert.Fail($"Seed {seed} (set RETURNSHUB_SEED={seed} to play it again). Only in order:\n{string.Join('\n', a.Except(b))}\nOnly shuffled:\n{string.Join('\n', b.Except(a))}");
        }
    }

    [Fact]
    public void A_fact_that_comes_again_leaves_no_event()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var history = new HistoryGenerator(seed).Next();
            var shop = history.Play(history.Facts);
            var events = shop.Stream.Count;
            foreach (var fact in history.Facts) shop.Play(fact);
            shop.Stream.Count.ShouldBe(events, $"seed {seed}");
        }
    }

    [Fact]
    public void Every_history_has_gapless_sequences_a_valid_chain_and_a_state_its_stream_rebuilds()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var history = new HistoryGenerator(seed).Next();
            var shop = history.Play(history.Shuffled(seed));
            HashChain.FirstFault(shop.Stream).ShouldBeNull($"seed {seed}");
            var rebuilt = ReturnFold.Rebuild(shop.State.Key, shop.Stream);
            JsonSerializer.Serialize(rebuilt, HubJson.Options).ShouldBe(JsonSerializer.Serialize(shop.State, HubJson.Options), $"seed {seed}");
        }
    }

    [Fact]
    public void No_history_releases_more_than_was_paid_or_the_same_document_twice()
    {
        for (var seed = 1; seed <= Histories; seed++)
        {
            var history = new HistoryGenerator(seed).Next();
            var shop = history.Play(history.Shuffled(seed + 7));
            var released = shop.State.Credits.Where(c => c.Status is CreditStatus.Released or CreditStatus.Posted).ToList();
            foreach (var line in released.SelectMany(c => c.Lines).GroupBy(l => l.OrderLineId))
            {
                var paid = shop.State.Order!.Lines.FirstOrDefault(l => l.OrderLineId == line.Key)?.Paid ?? shop.State.Order.ShippingPaid!.Value;
                line.Sum(l => l.Amount.Amount).ShouldBeLessThanOrEqualTo(paid.Amount, $"seed {seed}");
            }

            released.Select(c => c.DocumentNumber).ShouldBeUnique($"seed {seed}");
        }
    }

    [Fact]
    public void At_no_moment_of_any_history_is_a_unit_for_sale_that_no_disposition_put_there()
    {
        var forSale = 0;
        for (var seed = 1; seed <= 400; seed++)
        {
            var history = new HistoryGenerator(seed).Next();
            var stream = history.Play(history.Shuffled(seed + 11)).Stream;
            var (stock, state) = (new Dictionary<(string, InventoryStatus), int>(), ReturnState.New(new StreamKey(Shop.Tenant, stream[0].ReturnId)));
            // The events of one step are appended together: nobody sees the stock between them.
            foreach (var step in stream.GroupBy(e => e.RecordedAt))
            {
                state = step.Aggregate(state, ReturnFold.Apply);
                foreach (var moved in step.Select(e => e.Data).OfType<InventoryMoved>())
                {
                    stock[(moved.LineId, moved.From)] = stock.GetValueOrDefault((moved.LineId, moved.From)) - moved.Quantity;
                    stock[(moved.LineId, moved.To)] = stock.GetValueOrDefault((moved.LineId, moved.To)) + moved.Quantity;
                }

                foreach (var ((line, status), units) in stock.Where(s => s.Key.Item2 is InventoryStatus.Sellable or InventoryStatus.ResaleChannel))
                {
                    units.ShouldBeInRange(0, Disposed(state, line, status), $"seed {seed}: {line} {status} after event {state.Version}");
                    forSale += units;
                }
            }
        }

        forSale.ShouldBeGreaterThan(400, "hardly any history puts goods up for sale, so little was shown");
    }

    /// <summary>Units of a line that the hub's dispositions or the warehouse's put into a status.</summary>
    private static int Disposed(ReturnState state, string lineId, InventoryStatus status) =>
        state.Dispositions.Where(d => d.LineId == lineId && Dispositions.StatusAfter(d.Disposition) == status).Sum(d => d.Quantity)
        + state.ReportedDispositions.SelectMany(r => r.Lines).Where(l => Dispositions.StatusAfter(l.Disposition) == status).Sum(l => l.Quantity);

    /// <summary>What matters of a state: everything but the traces of when and in which order things were learned.</summary>
    private static string Outcome(Shop shop)
    {
        var node = JsonSerializer.SerializeToNode(shop.State, HubJson.Options)!.AsObject();
        foreach (var name in new[] { "version", "lastHash", "seen", "updatedAt", "credits", "journalEntries" }) node.Remove(name);
        Strip(node);
        // How released money was cut into credits depends on what was known when; how much, of what, does not.
        node["released"] = Sums(shop.State, CreditStatus.Released, CreditStatus.Posted);
        node["held"] = Sums(shop.State, CreditStatus.Held);
        node["holds"] = string.Join(",", shop.State.Credits.Where(c => c.Status == CreditStatus.Held).SelectMany(c => c.Holds).Select(h => h.Code));
        return node.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static string Sums(ReturnState state, params CreditStatus[] statuses) => string.Join("; ", state.Credits
        .Where(c => statuses.Contains(c.Status))
        .SelectMany(c => c.Lines)
        .GroupBy(l => l.OrderLineId)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => $"{g.Key}: {g.Sum(l => l.Amount.Amount)} tax {g.Sum(l => l.Tax.Amount)}"));

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array) Strip(item);
        }
        else if (node is JsonObject o)
        {
            o.Remove("decision");
            o.Remove("since");
            // Entries are numbered as they are made; what they say does not depend on it.
            o.Remove("entryNumber");
            foreach (var member in o.ToList()) Strip(member.Value);
        }
    }
}
