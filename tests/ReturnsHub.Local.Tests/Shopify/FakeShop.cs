using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Intake;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Local.Tests.Shopify;

/// <summary>A shop behind the port: orders, returns, refunds and subscriptions that change as Shopify's do, and faults on demand.</summary>
internal sealed class FakeShop : IShopifyAdmin
{
    private readonly Lock _gate = new();
    private readonly List<AdminQuery> _calls = [];
    private readonly Dictionary<string, Queue<Fault>> _faults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HeldAnswer> _held = new(StringComparer.Ordinal);
    private int _ids = 900;

    /// <summary>What happens to a call: its answer is lost after or before it took effect, or it is answered otherwise.</summary>
    internal sealed record Fault(AdminAnswer Answer, bool AfterEffect);

    /// <summary>An answer that the shop holds back after the call took effect.</summary>
    internal sealed class HeldAnswer
    {
        private readonly TaskCompletionSource _effect = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes once the call took effect.</summary>
        public Task TookEffect => _effect.Task;

        public void Give() => _given.SetResult();

        public Task HoldAsync(CancellationToken ct)
        {
            _effect.SetResult();
            return _given.Task.WaitAsync(ct);
        }
    }

    public Dictionary<string, FakeOrder> Orders { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FakeReturn> Returns { get; } = new(StringComparer.Ordinal);

    public List<FakeRefund> Refunds { get; } = [];

    public List<FakeSubscription> Subscriptions { get; } = [];

    /// <summary>The version answers are given in.</summary>
    public string Version { get; set; } = ShopifyApi.Version;

    public int Calls(string name)
    {
        lock (_gate) return _calls.Count(c => c.Name == name);
    }

    public void Next(string query, AdminAnswer answer, bool afterEffect = false)
    {
        if (!_faults.TryGetValue(query, out var queue)) _faults[query] = queue = new Queue<Fault>();
        queue.Enqueue(new Fault(answer, afterEffect));
    }

    public void NextLosesItsAnswer(string query, bool afterEffect) =>
        Next(query, AdminAnswers.Fault(AdminFault.Network, "timeout", "No answer in time.", unknown: true), afterEffect);

    /// <summary>The next call takes effect at once; its answer waits until the test gives it.</summary>
    public HeldAnswer NextHoldsItsAnswer(string query) => _held[query] = new HeldAnswer();

    public FakeReturn Return(string digits, string order, string status = "OPEN", int quantity = 1)
    {
        var returned = new FakeReturn(digits, order, status) { Lines = [new FakeLine($"7{digits}", "11", "TENT-2P", quantity)] };
        Returns[digits] = returned;
        if (!Orders.ContainsKey(order)) Orders[order] = new FakeOrder(order);
        return returned;
    }

    /// <summary>A refund somebody made in the shop, past the hub.</summary>
    public FakeRefund RefundByHand(string id, string order, string? returned, decimal amount)
    {
        var refund = new FakeRefund(id, order, returned, "by hand", amount);
        Orders[order].Refundable -= amount;
        Refunds.Add(refund);
        return refund;
    }

    public async Task<AdminAnswer> QueryAsync(ConnectionSettings shop, AdminQuery query, CancellationToken ct)
    {
        var (answer, held) = Take(query);
        if (held is not null) await held.HoldAsync(ct);
        return answer;
    }

    private (AdminAnswer Answer, HeldAnswer? Held) Take(AdminQuery query)
    {
        lock (_gate)
        {
            _calls.Add(query);
            _held.Remove(query.Name, out var held);
            Fault? fault = _faults.TryGetValue(query.Name, out var queue) && queue.Count > 0 ? queue.Dequeue() : null;
            if (fault is { AfterEffect: false }) return (fault.Answer, held);
            var data = Answer(query.Name, query.Variables);
            if (fault is not null) return (fault.Answer, held);
            // Through the reader that real answers go through.
            return (AdminAnswers.Read(200, JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["data"] = data }), Version, null), held);
        }
    }

    private JsonObject Answer(string name, JsonObject variables) => name switch
    {
        "ReturnSnapshot" => One("return", Find(Returns, variables)?.Snapshot()),
        "OrderSnapshot" => One("order", Find(Orders, variables)?.Snapshot()),
        "RefundSnapshot" => One("refund", Refunds.FirstOrDefault(r => r.Id == Digits(variables["id"]))?.Snapshot()),
        "ReturnStanding" => One("return", Find(Returns, variables) is { } returned ? Standing(returned) : null),
        "ApproveReturn" => Answered("returnApproveRequest", variables, "OPEN"),
        "DeclineReturn" => Answered("returnDeclineRequest", variables, "DECLINED"),
        "ProcessReturn" => Process(variables["input"]!.AsObject()),
        "CreateRefund" => Refund(variables["input"]!.AsObject(), (string)variables["key"]!),
        "ChangedOrders" => Changed(variables),
        "Subscriptions" => One("webhookSubscriptions", Nodes(Subscriptions.Select(s => s.Node()))),
        "CreateSubscription" => Subscribe(variables),
        "UpdateSubscription" => Resubscribe(variables),
        _ => throw new InvalidOperationException($"The shop has no {name}."),
    };

    private JsonObject Standing(FakeReturn returned)
    {
        var order = Orders[returned.Order];
        return new JsonObject
        {
            ["status"] = returned.Status,
            ["returnLineItems"] = Nodes(returned.Lines.Select(l => new JsonObject
            {
                ["id"] = $"gid://shopify/ReturnLineItem/{l.Id}",
                ["processableQuantity"] = l.Quantity - l.Processed,
                ["processedQuantity"] = l.Processed,
                ["fulfillmentLineItem"] = new JsonObject { ["lineItem"] = new JsonObject { ["id"] = $"gid://shopify/LineItem/{l.OrderLine}" } },
            })),
            ["order"] = new JsonObject
            {
                ["id"] = $"gid://shopify/Order/{order.Id}",
                ["currencyCode"] = "EUR",
                ["presentmentCurrencyCode"] = order.Presentment,
                ["refunds"] = new JsonArray([.. Refunds.Where(r => r.Order == order.Id).Select(r => r.Brief())]),
                ["suggestedRefund"] = new JsonObject
                {
                    ["suggestedTransactions"] = new JsonArray(new JsonObject
                    {
                        ["gateway"] = "shopify_payments",
                        ["parentTransaction"] = new JsonObject { ["id"] = "gid://shopify/OrderTransaction/1" },
                        ["maximumRefundableSet"] = new JsonObject { ["shopMoney"] = Amount(order.Refundable, "currencyCode") },
                    }),
                },
            },
        };
    }

    private JsonObject Answered(string mutation, JsonObject variables, string status)
    {
        var returned = Returns[Digits(variables["input"]!["id"])];
        if (returned.Status != "REQUESTED") return Refused(mutation, "INVALID_STATE");
        returned.Status = status;
        return Done(mutation);
    }

    private JsonObject Process(JsonObject input)
    {
        var returned = Returns[Digits(input["returnId"])];
        foreach (var item in input["returnLineItems"]!.AsArray())
        {
            var line = returned.Lines.Single(l => l.Id == Digits(item!["id"]));
            if (line.Quantity - line.Processed < (int)item!["quantity"]!) return Refused("returnProcess", "INVALID");
            line.Processed += (int)item["quantity"]!;
        }

        return Done("returnProcess");
    }

    private JsonObject Refund(JsonObject input, string key)
    {
        var made = Refunds.FirstOrDefault(r => r.Key == key);
        if (made is null)
        {
            var order = Orders[Digits(input["orderId"])];
            var amount = input["transactions"]!.AsArray().Sum(t => decimal.Parse((string)t!["amount"]!, CultureInfo.InvariantCulture));
            if (amount > order.Refundable) return Refused("refundCreate", "");
            order.Refundable -= amount;
            made = new FakeRefund($"{++_ids}", order.Id, null, (string?)input["note"], amount) { Key = key };
            Refunds.Add(made);
        }

        return One("refundCreate", new JsonObject { ["refund"] = new JsonObject { ["id"] = made.Gid, ["note"] = made.Note }, ["userErrors"] = new JsonArray() });
    }

    private JsonObject Changed(JsonObject variables)
    {
        const int page = 10;
        var from = DateTimeOffset.Parse(((string)variables["query"]!).Split('\'')[1], CultureInfo.InvariantCulture);
        var skip = (string?)variables["after"] is { } after ? int.Parse(after, CultureInfo.InvariantCulture) : 0;
        var all = Orders.Values.Where(o => o.UpdatedAt >= from).OrderBy(o => o.UpdatedAt).ThenBy(o => o.Id, StringComparer.Ordinal).ToList();
        var nodes = Nodes(all.Skip(skip).Take(page).Select(o => new JsonObject
        {
            ["id"] = $"gid://shopify/Order/{o.Id}",
            ["updatedAt"] = Time(o.UpdatedAt),
            ["returns"] = Nodes(Returns.Values.Where(r => r.Order == o.Id).Select(r => new JsonObject { ["id"] = $"gid://shopify/Return/{r.Id}", ["status"] = r.Status })),
            ["refunds"] = new JsonArray([.. Refunds.Where(r => r.Order == o.Id).Select(r => r.Brief())]),
        }));
        nodes["pageInfo"] = new JsonObject { ["hasNextPage"] = all.Count > skip + page, ["endCursor"] = (skip + page).ToString(CultureInfo.InvariantCulture) };
        return One("orders", nodes);
    }

    private JsonObject Subscribe(JsonObject variables)
    {
        Subscriptions.Add(new FakeSubscription($"gid://shopify/WebhookSubscription/{++_ids}", (string)variables["topic"]!, (string)variables["subscription"]!["uri"]!));
        return Done("webhookSubscriptionCreate");
    }

    private JsonObject Resubscribe(JsonObject variables)
    {
        var at = Subscriptions.FindIndex(s => s.Gid == (string)variables["id"]!);
        Subscriptions[at] = new FakeSubscription(Subscriptions[at].Gid, Subscriptions[at].Topic, (string)variables["subscription"]!["uri"]!);
        return Done("webhookSubscriptionUpdate");
    }

    internal static JsonObject Nodes(IEnumerable<JsonObject> nodes) =>
        new() { ["nodes"] = new JsonArray([.. nodes]), ["pageInfo"] = new JsonObject { ["hasNextPage"] = false, ["endCursor"] = null } };

    internal static JsonObject Amount(decimal amount, string currency = "currency_code") =>
        new() { ["amount"] = amount.ToString(CultureInfo.InvariantCulture), [currency] = "EUR" };

    internal static JsonObject Set(decimal amount) => new() { ["shop_money"] = Amount(amount) };

    internal static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonObject One(string name, JsonNode? value) => new() { [name] = value };

    private static JsonObject Done(string mutation) => One(mutation, new JsonObject { ["userErrors"] = new JsonArray() });

    private static JsonObject Refused(string mutation, string code) =>
        One(mutation, new JsonObject { ["userErrors"] = new JsonArray(new JsonObject { ["code"] = code, ["field"] = null, ["message"] = "No." }) });

    private static T? Find<T>(Dictionary<string, T> all, JsonObject variables)
        where T : class => all.GetValueOrDefault(Digits(variables["id"]));

    private static string Digits(JsonNode? gid) => ((string)gid!).Split('/')[^1];
}
