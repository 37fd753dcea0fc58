using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Returns.Opening;

/// <summary>A request whose every field has been checked.</summary>
internal sealed record CheckedReturn(
    string Connection, string? Rma, string OrderId, DateTimeOffset RequestedAt, IReadOnlyList<RequestedLineReport> Lines, bool Authorised, OrderReport? Order);

/// <summary>Checks a request to open a return.</summary>
internal static class OpenReturnCheck
{
    public const string OwnConnection = "api";
    private const int Id = 100;
    private const int MostLines = 200;
    private const int MostOrderLines = 500;
    private const int MostSerials = 200;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <exception cref="Errors.ProblemException">Something is wrong with it.</exception>
    public static CheckedReturn Read(OpenReturn body, Tenant tenant, DateTimeOffset now)
    {
        var errors = new FieldErrors();
        if (body.Connection != OwnConnection && tenant.Connections.All(c => c.Id != body.Connection))
            errors.Add("connection", $"is '{OwnConnection}' or a connection of the tenant.");
        var rma = errors.Number("rma", body.Rma);
        var orderId = errors.Text("orderId", body.OrderId, Id, required: true);
        Time(errors, "requestedAt", body.RequestedAt, now);
        var lines = Count(errors, "lines", body.Lines, MostLines).Select((l, i) => Line(errors, $"lines[{i}]", l)).ToList();
        errors.Once("lines", lines.Select(l => l?.LineId));
        var order = body.Order is null ? null : Order(errors, body.Order, orderId, now);
        if (order is not null)
        {
            var known = order.Lines.Select(l => l.OrderLineId).ToHashSet(StringComparer.Ordinal);
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines[i]?.OrderLineId is { } id && !known.Contains(id)) errors.Add($"lines[{i}].orderLineId", "is a line of 'order'.");
            }
        }

        errors.ThrowIfAny();
        return new CheckedReturn(body.Connection, rma, orderId!, body.RequestedAt ?? now, [.. lines.OfType<RequestedLineReport>()], body.Authorised, order);
    }

    private static RequestedLineReport? Line(FieldErrors errors, string path, OpenReturnLine? line)
    {
        if (line is null)
        {
            errors.Add(path, "is an object.");
            return null;
        }

        var quantity = errors.Units($"{path}.quantity", line.Quantity);
        return new RequestedLineReport
        {
            LineId = errors.Text($"{path}.lineId", line.LineId, Id, required: true) ?? "",
            OrderLineId = errors.Text($"{path}.orderLineId", line.OrderLineId, Id),
            Sku = Sku.From(errors.Text($"{path}.sku", line.Sku, Id, required: true)),
            Quantity = quantity,
            Reason = line.Reason,
            Note = errors.Note($"{path}.note", line.Note, 2000),
            Serials = errors.Serials($"{path}.serials", line.Serials, Math.Min(quantity, MostSerials)),
        };
    }

    private static OrderReport Order(FieldErrors errors, OpenReturnOrder order, string? orderId, DateTimeOffset now)
    {
        var id = errors.Text("order.orderId", order.OrderId, Id, required: true);
        if (id is not null && orderId is not null && id != orderId) errors.Add("order.orderId", "is the same as 'orderId'.");
        Currency? currency = Currency.TryParse(order.Currency, out var read) ? read : null;
        if (currency is null) errors.Add("order.currency", "is an ISO 4217 code such as \"EUR\".");
        Time(errors, "order.deliveredAt", order.DeliveredAt, now);
        var lines = Count(errors, "order.lines", order.Lines, MostOrderLines).Select((l, i) => OrderLine(errors, $"order.lines[{i}]", l, currency)).ToList();
        errors.Once("order.lines", lines.Select(l => l?.OrderLineId));
        var shippingPaid = errors.Amount("order.shippingPaid", order.ShippingPaid, currency);
        var shippingTax = errors.Amount("order.shippingTax", order.ShippingTax, currency);
        if (shippingTax is { Amount: var inIt } && inIt > (shippingPaid?.Amount ?? 0)) errors.Add("order.shippingTax", "is at most 'shippingPaid', which includes it.");
        return new OrderReport
        {
            OrderId = id ?? "",
            UpdatedAt = now,
            DeliveredAt = order.DeliveredAt,
            Currency = currency ?? new Currency("XXX"),
            ShippingPaid = shippingPaid,
            ShippingTax = shippingTax,
            DutiesPaid = errors.Amount("order.dutiesPaid", order.DutiesPaid, currency),
            PricesIncludeTax = order.PricesIncludeTax,
            Channel = errors.Text("order.channel", order.Channel, 40),
            Country = errors.Country("order.country", order.Country),
            CustomerSegment = errors.Text("order.customerSegment", order.CustomerSegment, 40),
            Lines = [.. lines.OfType<OrderLineReport>()],
        };
    }

    private static OrderLineReport? OrderLine(FieldErrors errors, string path, OpenReturnOrderLine? line, Currency? currency)
    {
        if (line is null)
        {
            errors.Add(path, "is an object.");
            return null;
        }

        var quantity = errors.Units($"{path}.quantity", line.Quantity);
        var paid = errors.Amount($"{path}.paid", line.Paid, currency, required: true);
        var tax = errors.Amount($"{path}.tax", line.Tax, currency);
        if (paid is { } whole && tax is { } part && part > whole) errors.Add($"{path}.tax", "is at most 'paid', which includes it.");
        return new OrderLineReport
        {
            OrderLineId = errors.Text($"{path}.orderLineId", line.OrderLineId, Id, required: true) ?? "",
            Sku = Sku.From(errors.Text($"{path}.sku", line.Sku, Id)),
            Quantity = quantity,
            Paid = paid ?? Money.Zero(currency ?? new Currency("XXX")),
            Tax = tax,
            Vendor = errors.Text($"{path}.vendor", line.Vendor, Id),
            Category = errors.Text($"{path}.category", line.Category, Id),
            UnitCost = errors.Amount($"{path}.unitCost", line.UnitCost, currency),
            FinalSale = line.FinalSale,
            Serials = errors.Serials($"{path}.serials", line.Serials, Math.Min(quantity, MostSerials)),
        };
    }

    private static IEnumerable<T> Count<T>(FieldErrors errors, string path, IReadOnlyList<T>? items, int most)
    {
        if (items is null || items.Count == 0 || items.Count > most) errors.Add(path, $"has 1 to {most} items.");
        return items?.Take(most) ?? [];
    }

    private static void Time(FieldErrors errors, string path, DateTimeOffset? time, DateTimeOffset now)
    {
        if (time < Earliest || time > now + ClockSkew) errors.Add(path, "is between the year 2000 and now.");
    }
}
