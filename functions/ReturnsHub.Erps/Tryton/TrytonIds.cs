using System.Text.Json.Nodes;

namespace ReturnsHub.Erps.Tryton;

/// <summary>
/// What documents are written with in place of codes: Tryton's ids. A document is written once to learn which it needs
/// (<see cref="TrytonNames"/>), and again with those that the server told (<see cref="TrytonFound"/>), so that a preview and what is sent
/// differ in nothing else.
/// </summary>
internal abstract class TrytonIds
{
    /// <summary>A field of the record with a code; its id where none is named.</summary>
    public abstract JsonNode? Of(string model, string code, string field = "id");

    /// <summary>The company.</summary>
    public abstract JsonNode Company { get; }

    /// <summary>The code of the company's currency.</summary>
    public abstract string OwnCurrencyCode { get; }

    /// <summary>The company's currency.</summary>
    public abstract JsonNode? OwnCurrency { get; }

    public JsonNode? Party(string code, string field = "id") => Of(TrytonModels.Party, code, field);

    public JsonNode? Product(string code, string field = "id") => Of(TrytonModels.Product, code, field);

    public JsonNode? Account(string code) => Of(TrytonModels.Account, code);

    public JsonNode? Tax(string code, string field = "id") => Of(TrytonModels.Tax, code, field);

    public JsonNode? Location(string code, string field = "id") => Of(TrytonModels.Location, code, field);

    public JsonNode? Journal(string code) => Of(TrytonModels.Journal, code);

    public JsonNode? Currency(string code) => Of(TrytonModels.Currency, code);
}

/// <summary>Names that stand for ids, and a list of those that were asked for.</summary>
internal sealed class TrytonNames : TrytonIds
{
    private readonly SortedSet<(string Model, string Code)> _asked = [];
    private readonly SortedSet<(string Model, string Code, string Field)> _fields = [];

    public IReadOnlyCollection<(string Model, string Code)> Asked => _asked;

    public override JsonNode Company => "{company}";

    public override string OwnCurrencyCode => "{company currency}";

    public override JsonNode? OwnCurrency => "{company currency}";

    public bool Needs(string model, string code, string field) => _fields.Contains((model, code, field));

    public override JsonNode? Of(string model, string code, string field = "id")
    {
        _asked.Add((model, code));
        _fields.Add((model, code, field));
        return field == "id" ? $"{{{model} {code}}}" : $"{{{model} {code} {field}}}";
    }
}

/// <summary>The ids and fields that the server told.</summary>
internal sealed class TrytonFound(TrytonSession session, Dictionary<(string Model, string Code), JsonObject> records) : TrytonIds
{
    public override JsonNode Company => session.Company;

    public override string OwnCurrencyCode => session.Currency;

    public override JsonNode? OwnCurrency => session.CurrencyId;

    public override JsonNode? Of(string model, string code, string field = "id") => records[(model, code)][field]?.DeepClone();
}
