namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// A credit's external document number: <c>RH-{return}-{n}</c>, at most 35 characters (Business Central's External Document
/// No. and SAP's PurchaseOrderByCustomer hold 35). The same credit has the same number for ever.
/// </summary>
internal static class DocumentNumbers
{
    public const int Longest = 35;

    public static string Of(ReturnId id, string creditId)
    {
        var number = $"RH-{id.Value["ret_".Length..]}-{creditId["CR-".Length..]}".ToUpperInvariant();
        return number.Length <= Longest ? number : throw new InvalidOperationException("A document number is too long for an ERP.");
    }
}
