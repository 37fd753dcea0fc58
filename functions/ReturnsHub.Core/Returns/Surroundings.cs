namespace ReturnsHub.Core.Returns;

/// <summary>What a decision needs to know from outside its return. Read by the caller just before the decision; pure data.</summary>
public sealed record Surroundings
{
    /// <summary>Nothing known from outside.</summary>
    public static Surroundings None { get; } = new();

    /// <summary>What other returns of the same order have released, by order line; null when there are none.</summary>
    public IReadOnlyDictionary<string, Money>? CreditedElsewhere { get; init; }

    /// <summary>Who proposed the policy version in force: that person releases no money under it. Null when nobody can be named.</summary>
    public Actor? PolicyProposedBy { get; init; }

    /// <summary>Units given to each resale channel today, by its id.</summary>
    public IReadOnlyDictionary<string, int> ChannelUse { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How many units that was and what was kept back of them, by order line; null when there are none.</summary>
    public IReadOnlyDictionary<string, UnitsElsewhere>? UnitsElsewhere { get; init; }

    /// <summary>What other returns of the same order ask for and have not been refused; null when there are none.</summary>
    public IReadOnlyList<UnitsRequested>? RequestedElsewhere { get; init; }
}

/// <summary>Units of an order line that other returns of the order credited, and the fees kept back of them.</summary>
public sealed record UnitsElsewhere(int Quantity, Money Fee);

/// <summary>Units of an order line that another return of the order asks for.</summary>
/// <param name="Return">The other return.</param>
/// <param name="RequestedAt">When it was asked for: who asked first comes first.</param>
/// <param name="OrderLineId">The order line.</param>
/// <param name="Quantity">Units, less those taken off.</param>
public sealed record UnitsRequested(ReturnId Return, DateTimeOffset RequestedAt, string OrderLineId, int Quantity);
