namespace ReturnsHub.Erps.S4Hana;

/// <summary>A kind of stock in SAP.</summary>
internal enum StockType
{
    /// <summary>Blocked stock returns: not valuated, no part of the balance sheet.</summary>
    Returns,
    /// <summary>Unrestricted use.</summary>
    Unrestricted,
    /// <summary>Quality inspection.</summary>
    Quality,
    /// <summary>Blocked, valuated.</summary>
    Blocked,
}

/// <summary>Where units lie in SAP, as a profile writes it: <c>RET1/quality</c> is a storage location of the profile's plant and a kind of stock.</summary>
internal sealed record StockPlace(string Location, StockType Stock)
{
    /// <summary>Reads a place; null when the text is none.</summary>
    public static StockPlace? Read(string? text)
    {
        if (text?.Split('/') is not [{ Length: > 0 and <= 4 } location, var stock]) return null;
        return stock switch
        {
            "returns" => new StockPlace(location, StockType.Returns),
            "unrestricted" => new StockPlace(location, StockType.Unrestricted),
            "quality" => new StockPlace(location, StockType.Quality),
            "blocked" => new StockPlace(location, StockType.Blocked),
            _ => null,
        };
    }
}
