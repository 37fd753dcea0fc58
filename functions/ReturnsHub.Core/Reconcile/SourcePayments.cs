using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Reconcile;

/// <summary>Tells for which connections of a tenant the hub has credits paid at the source.</summary>
/// <param name="Pays">Whether credits of returns that came through the connection are paid there. The connection is null while no one owns the return.</param>
public sealed record SourcePayments(Func<Tenant, string?, bool> Pays)
{
    /// <summary>No source pays: every consumer's books do.</summary>
    public static SourcePayments Never { get; } = new((_, _) => false);
}
