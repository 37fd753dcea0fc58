using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps;

/// <summary>Tells whether two consumers book into the same books, so that a sandbox is not pointed at real ones.</summary>
public static class SameBooks
{
    /// <summary>
    /// The same text for consumers of the same ERP, address and company; null where nothing is booked by a profile, or it cannot be read. It
    /// is a hash, since a key may be what tells companies apart.
    /// </summary>
    public static string? Of(ConsumerSettings consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        if (ErpSystems.Find(consumer.Connector) is not { } erp || ProfileReader.Read(consumer.ProfileText ?? "").Profile is not { } profile) return null;
        string[] parts =
        [
            erp.Name,
            consumer.Url.AbsoluteUri.TrimEnd('/').ToUpperInvariant(),
            .. erp.Company.Select(c => $"{c}={profile.Settings.GetValueOrDefault(c)?.ToUpperInvariant()}"),
            .. erp.CompanyByKey ? consumer.Secrets : [],
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }
}
