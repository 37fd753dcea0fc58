using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Erps.Booking.Mapping;

/// <summary>What a return's earlier events tell about the document of the next one. Read in the stream's order, once per event.</summary>
internal sealed class ReturnBook(Codes codes)
{
    private readonly Dictionary<string, RequestedLine> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _removed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReasonCode> _reasons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LineStock> _stock = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Line, InventoryStatus Status), string?> _places = [];
    private readonly Dictionary<string, ClaimOpened> _claims = new(StringComparer.Ordinal);
    private readonly HashSet<string> _receipts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _inStock = new(StringComparer.Ordinal);

    public OrderReport? Order { get; private set; }

    public string? Connection { get; private set; }

    public string? OrderId { get; private set; }

    public string? Rma { get; private set; }

    /// <summary>Whether an earlier event authorised the return, so that its return order is booked where the ERP has them.</summary>
    public bool Authorised { get; private set; }

    public IReadOnlyCollection<RequestedLine> Lines => _lines.Values;

    public string Customer => codes.Customer(Connection, Order?.Country);

    public int Asked(RequestedLine line) => Math.Max(0, line.Quantity - _removed.GetValueOrDefault(line.LineId));

    public RequestedLine? Line(string lineId) => _lines.GetValueOrDefault(lineId);

    public ClaimOpened? Claim(string claimId) => _claims.GetValueOrDefault(claimId);

    public bool Received(string receiptId) => _receipts.Contains(receiptId);

    public OrderLineReport? Sold(string? orderLineId) => orderLineId is null
        ? null
        : Order?.Lines.FirstOrDefault(l => string.Equals(l.OrderLineId, orderLineId, StringComparison.Ordinal));

    /// <summary>A return line's SKU: the one it names, else its order line's, for not every source repeats it.</summary>
    public Sku? SkuOf(RequestedLine? line) => line?.Sku ?? Sold(line?.OrderLineId)?.Sku;

    /// <summary>The reason of a return line: the settled one, else the customer's pick.</summary>
    public ReasonCode? Reason(string lineId) =>
        _reasons.TryGetValue(lineId, out var settled) ? settled : _lines.TryGetValue(lineId, out var line) && line.Reason != ReasonCode.Unknown ? line.Reason : null;

    /// <summary>The reason of an order line's return: that of its first return line.</summary>
    public ReasonCode? ReasonOfOrderLine(string orderLineId) =>
        _lines.Values.FirstOrDefault(l => string.Equals(KeyOf(l.LineId), orderLineId, StringComparison.Ordinal)) is { } line ? Reason(line.LineId) : null;

    /// <summary>Where units in a status were last put; the profile's place for the status when they were never moved there.</summary>
    public string? Place(string lineId, InventoryStatus status) =>
        _places.TryGetValue((lineId, status), out var place) ? place : codes.LocationOrNone(status, null);

    /// <summary>
    /// Whether the units of an entry lie where the ERP has its stock, so that it books their cost itself. What takes an entry back goes by what
    /// was so when that was entered.
    /// </summary>
    public bool InStock(JournalEntered entry) => entry.Reverses is { } reversed && _inStock.TryGetValue(reversed, out var was)
        ? was
        : Dispositions.StatusAfter(entry.Disposition) is { } status && Place(entry.LineId, status) is not null;

    /// <summary>Units of a return line move: what of it no credit memo will bring.</summary>
    public (int Out, int In) Move(InventoryMoved moved)
    {
        var from = moved.From == InventoryStatus.Expected ? null : Place(moved.LineId, moved.From);
        var to = moved.To == InventoryStatus.Disposed ? null : codes.LocationOrNone(moved.To, moved.Location);
        _places[(moved.LineId, moved.To)] = to;
        return Stock(KeyOf(moved.LineId)).Move(from, to, moved.Quantity);
    }

    /// <summary>Units of an order line are credited: which of them the credit memo takes back.</summary>
    public IReadOnlyList<(string Location, int Quantity)> Credit(CreditLine line) => line.Quantity == 0 ? [] : Stock(line.OrderLineId).Credit(line.Quantity);

    /// <summary>Units that lie at places of the ERP's and are not in its stock, by order line.</summary>
    public IEnumerable<(string Line, string Location, int Quantity)> Waiting =>
        _stock.SelectMany(s => s.Value.Waiting.Select(w => (s.Key, w.Location, w.Quantity)));

    /// <summary>Takes note of an event that is past.</summary>
    public void Note(RecordedEvent e)
    {
        switch (e.Data)
        {
            case ReturnRequested r:
                Name(r.Connection, r.Header);
                foreach (var line in r.Lines) _lines[line.LineId] = line;
                Count();
                break;
            case ReturnNamed n:
                Name(n.Connection, n.Header);
                break;
            case ReturnAuthorised:
                Authorised = true;
                break;
            case LinesRemoved gone:
                foreach (var r in gone.Removals) _removed[r.LineId] = _removed.GetValueOrDefault(r.LineId) + r.Quantity;
                Count();
                break;
            case OrderAttached a:
                var before = _lines.Keys.ToDictionary(l => l, KeyOf, StringComparer.Ordinal);
                Order = a.Order;
                OrderId = a.Order.OrderId;
                Rename(before);
                Count();
                break;
            case ReasonDecided d:
                _reasons[d.LineId] = d.Code;
                break;
            case GoodsReceived g:
                _receipts.Add(g.ReceiptId);
                break;
            case InventoryMoved m:
                Move(m);
                break;
            case CreditReleased c:
                foreach (var line in c.Lines) Credit(line);
                break;
            case JournalEntered j:
                _inStock[j.EntryNumber] = InStock(j);
                break;
            case ClaimOpened c:
                _claims[c.ClaimId] = c;
                break;
        }
    }

    private void Name(string connection, ReturnHeader header)
    {
        Connection = connection;
        Rma = header.Rma ?? Rma;
        OrderId = header.OrderId ?? OrderId;
    }

    private void Count()
    {
        foreach (var group in _lines.Values.GroupBy(l => KeyOf(l.LineId), StringComparer.Ordinal))
            Stock(group.Key).Asked = CanBeCredited(group.Key) ? group.Sum(Asked) : 0;
    }

    // For what cost nothing (a gift with the order) no credit ever comes, so nothing waits for one.
    private bool CanBeCredited(string orderLineId) => Sold(orderLineId) is not { Paid.IsZero: true };

    // A line that names no order line is found by its SKU once the order is known, as credits find it.
    private string KeyOf(string lineId)
    {
        if (Line(lineId) is not { } line) return lineId;
        return line.OrderLineId ?? (line.Sku is { } sku ? Order?.Lines.FirstOrDefault(l => l.Sku == sku)?.OrderLineId : null) ?? lineId;
    }

    private void Rename(Dictionary<string, string> before)
    {
        foreach (var (line, key) in before)
        {
            if (KeyOf(line) is var now && now != key && !_stock.ContainsKey(now) && _stock.Remove(key, out var stock)) _stock[now] = stock;
        }
    }

    private LineStock Stock(string line) => _stock.TryGetValue(line, out var stock) ? stock : _stock[line] = new LineStock();
}
