using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReturnsHub.Core.Json;

/// <summary>How the hub writes JSON: camel case, codes in upper snake case, decimals as strings, times in UTC.</summary>
public static class HubJson
{
    /// <summary>Deepest nesting the hub reads; foreign documents observed stay under 12.</summary>
    public const int MaxDepth = 32;

    /// <summary>The one set of options for everything the hub writes. Read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Options for documents that people write: as <see cref="Options"/>, with comments and trailing commas, unknown members refused.</summary>
    public static JsonSerializerOptions Document { get; } = CreateForDocuments();

    private static JsonSerializerOptions Create()
    {
        var options = Base();
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static JsonSerializerOptions CreateForDocuments()
    {
        var options = Base();
        options.ReadCommentHandling = JsonCommentHandling.Skip;
        options.AllowTrailingCommas = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static JsonSerializerOptions Base() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        RespectNullableAnnotations = true,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false),
            new DecimalAsString(),
            new UtcTime(),
            new MoneyValue(),
            new TextValue<TenantId>(v => v.Value, s => new TenantId(s)),
            new TextValue<ReturnId>(v => v.Value, ReturnId.Parse),
            new TextValue<Sku>(v => v.Value, s => new Sku(s)),
            new TextValue<Currency>(v => v.Code, s => new Currency(s)),
            new TextValue<EvidenceHash>(v => v.Value, EvidenceHash.Parse),
        },
    };
}
