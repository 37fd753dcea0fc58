namespace ReturnsHub.Core.Codes;

/// <summary>What a vendor did wrong, as the return shows it.</summary>
public enum VendorViolation
{
    /// <summary>Does not work, or failed in use.</summary>
    DefectiveGoods = 1,
    /// <summary>Flimsy or poorly finished.</summary>
    PoorQuality,
    /// <summary>Parts or accessories missing.</summary>
    MissingParts,
    /// <summary>Differs from the listing or specification.</summary>
    NotAsDescribed,
    /// <summary>Another product or variant in the package.</summary>
    WrongGoods,
    /// <summary>A hazard to people.</summary>
    UnsafeGoods,
    /// <summary>Past its date.</summary>
    ExpiredGoods,
}

/// <summary>What proves a claim.</summary>
public enum ClaimEvidenceKind
{
    /// <summary>The inspection that graded the goods.</summary>
    Inspection = 1,
    /// <summary>Serial numbers of every unit claimed for.</summary>
    SerialNumber,
    /// <summary>A picture of the goods.</summary>
    Photo,
    /// <summary>The order they were sold on.</summary>
    ProofOfPurchase,
    /// <summary>The customer's own words; kept in the vault, handed over on request.</summary>
    CustomerStatement,
    /// <summary>Any other document.</summary>
    Document,
}
