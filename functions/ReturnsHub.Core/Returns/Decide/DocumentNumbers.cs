using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// A credit's external document number: <c>RH-{return}-{n}</c>, at most 35 characters (Business Central's External Document
/// No. and SAP's PurchaseOrderByCustomer hold 35). The same credit has the same number for ever.
/// </summary>
internal static class DocumentNumbers
{
    public const int Longest = 35;

    /// <summary>A chargeback's number: <c>CB-{return}-{five characters of the claim}</c>.</summary>
    public static string OfClaim(ReturnId id, string claimId) =>
        Checked($"CB-{id.Value["ret_".Length..]}-{Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(claimId)).AsSpan(0, 4))[..5]}");

    /// <summary>A journal entry's number: <c>JE-{return}-{n}</c>.</summary>
    public static string OfJournal(ReturnId id, int number) => Checked(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"JE-{id.Value["ret_".Length..]}-{number}"));

    public static string Of(ReturnId id, string creditId) => Checked($"RH-{id.Value["ret_".Length..]}-{creditId["CR-".Length..]}");

    private static string Checked(string number) =>
        number.Length <= Longest ? number.ToUpperInvariant() : throw new InvalidOperationException("A document number is too long for an ERP.");
}
