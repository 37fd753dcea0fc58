using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.S4Hana;

/// <summary>A profile read the way this connector means it.</summary>
internal sealed class S4HanaProfile(Profile profile)
{
    private static readonly string[] Required =
        ["salesOrganization", "distributionChannel", "division", "plant", "returnType", "creditMemoRequestType", "priceCondition"];

    private static readonly string[] Optional =
        ["user", "tokenUrl", "clientId", "followUpActivity", "returnsBillingBlock", "billingBlock", "keepBillingBlock", "costCenter", "scrapReason", "repeatability"];

    private static readonly string[] Switches = ["keepBillingBlock", "repeatability"];

    public Profile Profile => profile;

    /// <summary>The block that credit memo requests bear until their total is checked.</summary>
    public string BillingBlock => Setting("billingBlock") ?? "08";

    /// <summary>Whether the block stays, for SAP's own approval to lift.</summary>
    public bool KeepsBillingBlock => Setting("keepBillingBlock") == "true";

    /// <summary>The block that returns bear for good: the credit memo request bills, the return must not.</summary>
    public string ReturnsBillingBlock => Setting("returnsBillingBlock") ?? "08";

    public string FollowUpActivity => Setting("followUpActivity") ?? "0001";

    public bool Repeatable => Setting("repeatability") == "true";

    public StockPlace? Receiving => StockPlace.Read(profile.Locations.GetValueOrDefault(InventoryStatus.ReceivedPendingInspection));

    public string this[string required] => profile.Settings[required];

    public string? Setting(string name) => profile.Settings.GetValueOrDefault(name);

    public static IEnumerable<string> Check(Profile profile)
    {
        foreach (var name in Required.Where(n => string.IsNullOrWhiteSpace(profile.Settings.GetValueOrDefault(n))))
            yield return $"settings.{name}: name it as SAP does.";
        foreach (var name in profile.Settings.Keys.Where(k => !Required.Contains(k) && !Optional.Contains(k) && !k.StartsWith(Movements.SettingPrefix, StringComparison.Ordinal)))
            yield return $"settings.{Clip.Of(name, 40)}: this connector has no such setting.";
        foreach (var name in Switches.Where(n => profile.Settings.GetValueOrDefault(n) is not (null or "true" or "false")))
            yield return $"settings.{name}: write true or false.";
        foreach (var (name, value) in profile.Settings.Where(s => s.Key.StartsWith(Movements.SettingPrefix, StringComparison.Ordinal) && (s.Value.Length != 3 || !s.Value.All(char.IsAsciiLetterOrDigit))))
            yield return $"settings.{Clip.Of(name, 60)}: '{Clip.Of(value, 10)}' is no movement type.";
        foreach (var fault in S4HanaSignIn.Check(profile).Concat(Money(profile)).Concat(Stock(profile))) yield return fault;
    }

    private static IEnumerable<string> Money(Profile profile)
    {
        if (profile.Taxes.Count > 0) yield return "taxes: SAP finds the tax by customer and material and takes no code; remove them.";
        if (profile.Accounts.Payments.Count > 0) yield return "accounts.payments: a credit memo request books no payment; remove them.";
        (string Name, string? Material)[] materials =
        [
            ("notRestocked", profile.Accounts.NotRestocked), ("shipping", profile.Accounts.Shipping), ("duties", profile.Accounts.Duties),
            ("returnShipping", profile.Accounts.ReturnShipping), ("other", profile.Accounts.Other),
        ];
        foreach (var (name, _) in materials.Where(m => m.Material?.Length > 40)) yield return $"accounts.{name}: a material has at most 40 characters.";
    }

    private static IEnumerable<string> Stock(Profile profile)
    {
        if (profile.Stock == StockBooking.CreditMemo) yield return "stock: a credit memo request moves no stock; use MOVES or NONE.";
        foreach (var (name, value) in profile.Locations.Select(l => (l.Key.ToString(), l.Value)).Concat(profile.WarehouseLocations.Select(l => (l.Key, l.Value))))
        {
            if (StockPlace.Read(value) is null) yield return $"locations: '{Clip.Of(value, 30)}' of {Clip.Of(name, 40)} is no place; write RET1/returns, RET1/quality, RET1/blocked or 1000/unrestricted.";
        }

        if (profile.Stock != StockBooking.Moves) yield break;
        if (profile.Locations.GetValueOrDefault(InventoryStatus.ReceivedPendingInspection) is null) yield return "locations.RECEIVED_PENDING_INSPECTION: name where goods are received.";
        if (profile.Settings.GetValueOrDefault("costCenter") is null) yield return "settings.costCenter: name the cost centre that scrapped units are booked on.";
    }
}
