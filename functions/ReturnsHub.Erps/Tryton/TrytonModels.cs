namespace ReturnsHub.Erps.Tryton;

/// <summary>How the records that documents name are looked up.</summary>
/// <param name="CodeField">The field that holds the profile's code.</param>
/// <param name="Fields">The fields that are read beside it.</param>
/// <param name="OfCompany">Whether a company has its own.</param>
/// <param name="Category">The category of a code that finds none.</param>
/// <param name="What">What it is, for people.</param>
internal sealed record TrytonModels(string CodeField, string[] Fields, bool OfCompany, string Category, string What)
{
    public const string Party = "party.party";
    public const string Product = "product.product";
    public const string Account = "account.account";
    public const string Tax = "account.tax";
    public const string Location = "stock.location";
    public const string Journal = "account.journal";
    public const string Currency = "currency.currency";
    public const string Period = "account.period";

    /// <summary>Field of a party: the account that its invoices are open on.</summary>
    public const string Receivable = "receivable";

    /// <summary>Field of a party: the account that its own invoices are open on.</summary>
    public const string Payable = "payable";

    /// <summary>Field of a product: the account that its sales are booked on.</summary>
    public const string Revenue = "revenue";

    /// <summary>Field of a party: its first address.</summary>
    public const string Address = "address";

    public static IReadOnlyDictionary<string, TrytonModels> All { get; } = new Dictionary<string, TrytonModels>
    {
        [Party] = new("code", ["addresses", "customer_location"], false, "unknown-customer", "party"),
        [Product] = new("code", ["default_uom"], false, "unknown-item", "product"),
        [Account] = new("code", [], true, "unknown-account", "account"),
        [Tax] = new("name", ["credit_note_account", "description", "legal_notice", "rate", "type"], true, "unknown-tax-code", "tax"),
        [Location] = new("code", ["type", "warehouse", "warehouse.input_location", "warehouse.storage_location"], false, "unknown-location", "location"),
        [Journal] = new("code", [], false, "unknown-journal", "journal"),
        [Currency] = new("code", [], false, "unknown-currency", "currency"),
    };
}
