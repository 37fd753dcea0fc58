using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;

namespace ReturnsHub.Erps.Booking.Profiles;

/// <summary>What brings returned units back into the ERP's stock.</summary>
public enum StockBooking
{
    /// <summary>The item lines of credit memos: units for sale come back with their credit, others never enter the books.</summary>
    CreditMemo = 0,
    /// <summary>Stock moves; credit memos move none.</summary>
    Moves,
    /// <summary>Nothing: another system tells the ERP about stock.</summary>
    None,
}

/// <summary>Which journal entries go to the ERP.</summary>
public enum JournalBooking
{
    /// <summary>None: the ERP values stock itself.</summary>
    None = 0,
    /// <summary>What the ERP does not book itself: units in its stock it books at cost, so for those only the difference from cost is entered.</summary>
    ExceptStockValue,
    /// <summary>All: the ERP books no value with stock.</summary>
    All,
}

/// <summary>Which day a document bears.</summary>
public enum DocumentDate
{
    /// <summary>The day on which it happened, by the source's clock, and never a later one than the hub heard of it.</summary>
    Event = 0,
    /// <summary>The day on which the hub recorded it: what is reported late does not go back into a month that is closed.</summary>
    Recorded,
}

/// <summary>
/// How one connection's ERP names things: data that a controller can read. Held in a JSON file beside <c>returnshub.json</c>, and
/// named by the consumer's <c>profile</c>.
/// </summary>
public sealed record Profile
{
    /// <summary>Its name and version, for people: <c>bc-eu 2026-11</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What brings units back into stock.</summary>
    public StockBooking Stock { get; init; }

    /// <summary>Which journal entries go to the ERP.</summary>
    public JournalBooking Journals { get; init; }

    /// <summary>Which day documents bear.</summary>
    public DocumentDate DocumentDate { get; init; }

    /// <summary>The company's time zone, of the IANA database: its midnight ends a day, and so a month. Default <c>UTC</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Kinds of documents that are left out on purpose; what the ERP cannot book and this does not name becomes an exception.</summary>
    public IReadOnlyList<DocumentKind> LeaveOut { get; init; } = [];

    /// <summary>Whether prices on credit memos hold tax.</summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>Customers.</summary>
    public required CustomerMap Customers { get; init; }

    /// <summary>Items.</summary>
    public ItemMap Items { get; init; } = new();

    /// <summary>Accounts of the general ledger.</summary>
    public AccountMap Accounts { get; init; } = new();

    /// <summary>Locations by inventory status.</summary>
    public IReadOnlyDictionary<InventoryStatus, string> Locations { get; init; } = new Dictionary<InventoryStatus, string>();

    /// <summary>Locations by the name the warehouse gives them: overrule <see cref="Locations"/>.</summary>
    public IReadOnlyDictionary<string, string> WarehouseLocations { get; init; } = new Dictionary<string, string>();

    /// <summary>The ERP's reason codes; a reason that is not listed has none.</summary>
    public IReadOnlyDictionary<ReasonCode, string> Reasons { get; init; } = new Dictionary<ReasonCode, string>();

    /// <summary>The ERP's tax codes; empty leaves taxes to the ERP.</summary>
    public IReadOnlyList<TaxCode> Taxes { get; init; } = [];

    /// <summary>Vendors by the hub's name for them.</summary>
    public IReadOnlyDictionary<string, string> Vendors { get; init; } = new Dictionary<string, string>();

    /// <summary>What only this kind of ERP asks for: company, sales organisation, journal. Each connector's README lists its own.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

/// <summary>Which customer a credit memo is for. The hub sends no personal data: web shops use one customer per channel or country.</summary>
public sealed record CustomerMap
{
    /// <summary>The customer where nothing below fits.</summary>
    public required string Default { get; init; }

    /// <summary>By the country the goods were sent to: <c>DE</c>.</summary>
    public IReadOnlyDictionary<string, string> ByCountry { get; init; } = new Dictionary<string, string>();

    /// <summary>By the connection the return came through: before the country.</summary>
    public IReadOnlyDictionary<string, string> ByConnection { get; init; } = new Dictionary<string, string>();
}

/// <summary>How SKUs are the ERP's items.</summary>
public sealed record ItemMap
{
    /// <summary>SKUs whose item has another number; others are the item's number.</summary>
    public IReadOnlyDictionary<string, string> BySku { get; init; } = new Dictionary<string, string>();

    /// <summary>The unit of measure, where the ERP asks for one.</summary>
    public string Unit { get; init; } = "PCS";
}

/// <summary>Accounts.</summary>
public sealed record AccountMap
{
    /// <summary>Credits for goods that do not come back into stock.</summary>
    public string? NotRestocked { get; init; }

    /// <summary>Shipping given back.</summary>
    public string? Shipping { get; init; }

    /// <summary>Duties given back.</summary>
    public string? Duties { get; init; }

    /// <summary>What the customer paid for sending goods back, given back.</summary>
    public string? ReturnShipping { get; init; }

    /// <summary>Money that names no order line.</summary>
    public string? Other { get; init; }

    /// <summary>Payments by way of settlement, where the ERP is to book the payment with the credit memo. Never store credit or exchanges.</summary>
    public IReadOnlyDictionary<Resolution, string> Payments { get; init; } = new Dictionary<Resolution, string>();

    /// <summary>What a store credit bonus costs.</summary>
    public string? StoreCreditBonus { get; init; }

    /// <summary>What customers hold in store credit.</summary>
    public string? StoreCreditLiability { get; init; }

    /// <summary>Accounts of the inventory journal.</summary>
    public IReadOnlyDictionary<JournalAccount, string> Journal { get; init; } = new Dictionary<JournalAccount, string>();
}

/// <summary>A tax code of the ERP.</summary>
/// <param name="Rate">The rate: 0.19 for 19 %.</param>
/// <param name="Code">The ERP's code.</param>
/// <param name="Country">The country it is for, ISO 3166-1 alpha-2; null for any.</param>
public sealed record TaxCode(decimal Rate, string Code, string? Country = null);
