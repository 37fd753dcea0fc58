using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>What a profile's <c>settings</c> say about a company of Business Central.</summary>
/// <param name="Company">The company's id.</param>
/// <param name="Currency">The company's local currency: the one that its general journals are in.</param>
/// <param name="BatchPrefix">Letters that the names of journal batches start with.</param>
/// <param name="Extension">Whether the ReturnsHub extension is installed.</param>
internal sealed record BusinessCentralSettings(Guid Company, Currency Currency, string BatchPrefix, bool Extension)
{
    public static DocumentKind Standard => DocumentKind.CreditMemo | DocumentKind.Journal | DocumentKind.VendorClaim;

    public static DocumentKind WithExtension => Standard | DocumentKind.ReturnOrder | DocumentKind.Receipt | DocumentKind.StockMove;

    public DocumentKind Books => Extension ? WithExtension : Standard;

    public static BusinessCentralSettings Of(Profile profile) => new(
        Guid.Parse(profile.Settings["companyId"]),
        new Currency(profile.Settings["currency"]),
        profile.Settings.GetValueOrDefault("batchPrefix", "RH"),
        HasExtension(profile));

    public static IEnumerable<string> Check(Profile profile)
    {
        foreach (var fault in EntraSettings.Check(profile)) yield return fault;
        if (!Guid.TryParse(profile.Settings.GetValueOrDefault("companyId"), out _)) yield return "settings.companyId: give the company's id, as GET api/v2.0/companies shows it.";
        if (!Currency.TryParse(profile.Settings.GetValueOrDefault("currency"), out _)) yield return "settings.currency: name the company's local currency, as in EUR: journals are in it.";
        // BC counts the last number in a batch's name up when it posts the batch, so a name must hold none.
        if (profile.Settings.GetValueOrDefault("batchPrefix", "RH") is not { Length: > 0 and <= 4 } prefix || !prefix.All(char.IsAsciiLetterUpper))
            yield return "settings.batchPrefix: one to four capital letters.";
        if (profile.Settings.GetValueOrDefault("extension") is { } extension && extension is not ("true" or "false")) yield return "settings.extension: true or false.";
        if (profile.Accounts.Payments.Count > 0)
            yield return "accounts.payments: the API of credit memos takes no balancing account. Remove it; credits stay open until the payment is booked and applied.";
        if (profile.Stock == StockBooking.Moves && !HasExtension(profile)) yield return "stock: MOVES needs the ReturnsHub extension (settings.extension). Without it use CREDIT_MEMO.";
        if (profile.Stock != StockBooking.CreditMemo && profile.Accounts.NotRestocked is null)
            yield return "accounts.notRestocked: an item line of a credit memo always moves stock here, so credits without stock need an account.";
        foreach (var key in profile.Settings.Keys.Where(k => !Known.Contains(k))) yield return $"settings.{Clip.Of(key, 40)}: there is no such setting.";
    }

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "tenantId", "clientId", "loginHost", "companyId", "currency", "batchPrefix", "extension" };

    private static bool HasExtension(Profile profile) => profile.Settings.GetValueOrDefault("extension") == "true";
}
