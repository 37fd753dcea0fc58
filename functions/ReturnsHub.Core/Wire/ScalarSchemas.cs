using System.Text.Json.Nodes;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Wire;

/// <summary>JSON Schemas of values that travel by a converter of the hub, which the exporter cannot look into.</summary>
internal static class ScalarSchemas
{
    public const string ReturnIdPattern = "^ret_[0-9a-hjkmnp-tv-z]{24}$";
    public const string TenantPattern = "[a-z0-9][a-z0-9-]{1,39}";
    public const string HashPattern = "^[0-9a-f]{64}$";

    private const string DecimalPattern = @"^-?\d{1,29}(\.\d{1,28})?$";
    private const string TimePattern = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$";

    /// <summary>The schema of <paramref name="type"/>, or null when the exporter's own will do.</summary>
    public static JsonObject? Of(Type type) => type switch
    {
        _ when type == typeof(decimal) => Text(DecimalPattern),
        _ when type == typeof(DateTimeOffset) => Time(),
        _ when type == typeof(TenantId) => Text($"^{TenantPattern}$"),
        _ when type == typeof(ReturnId) => Text(ReturnIdPattern),
        // Length is counted by the pattern too: some validators count a surrogate pair as two.
        _ when type == typeof(Sku) => Text(@"^[^\u0000-\u001f\u007f-\u009f]{1,100}$"),
        _ when type == typeof(Currency) => Text("^[A-Z]{3}$"),
        _ when type == typeof(EvidenceHash) => Text(HashPattern),
        _ when type == typeof(Money) => MoneyObject(),
        { IsEnum: true } => Names(Enum.GetValues(type).Cast<Enum>().Select(CodeNames.Of)),
        _ => null,
    };

    public static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    public static JsonObject Time() => new() { ["type"] = "string", ["format"] = "date-time", ["pattern"] = TimePattern };

    public static JsonObject Names(IEnumerable<string> names) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(n => JsonValue.Create(n))]) };

    private static JsonObject MoneyObject() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { [MoneyValue.Amount] = Of(typeof(decimal)), [MoneyValue.Currency] = Of(typeof(Currency)) },
        ["required"] = new JsonArray(MoneyValue.Amount, MoneyValue.Currency),
    };
}
