using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Goods;

/// <summary>Which units a certificate covers: one per serial number.</summary>
internal static class Certificates
{
    public static bool Cover(ReturnState state, IReadOnlyList<string> serials, int quantity, CertificateKind kind) =>
        quantity > 0 && serials.Distinct(StringComparer.OrdinalIgnoreCase).Count() >= quantity
        && serials.All(s => state.Certificates.Any(c => c.Kind == kind && string.Equals(c.Serial, s, StringComparison.OrdinalIgnoreCase)));
}
