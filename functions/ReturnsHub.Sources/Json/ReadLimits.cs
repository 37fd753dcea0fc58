namespace ReturnsHub.Sources.Json;

/// <summary>Limits on what a message may make the hub hold. A message beyond them goes to quarantine, where a person sees it.</summary>
internal static class ReadLimits
{
    /// <summary>Lines of one message, and elements of any list read.</summary>
    public const int Lines = 1_000;

    /// <summary>Units of one line.</summary>
    public const int Quantity = 100_000;

    /// <summary>Characters of an id.</summary>
    public const int Id = 80;

    /// <summary>Characters of a code or handle.</summary>
    public const int Code = 60;

    /// <summary>Characters of a name, number or SKU.</summary>
    public const int Name = 100;

    /// <summary>Characters of a person's words. Shopify allows 300 (https://shopify.dev/docs/api/admin-graphql/latest/objects/ReturnLineItem).</summary>
    public const int Note = 2_000;

    /// <summary>Characters of an amount written as text.</summary>
    public const int Amount = 40;
}
