using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Withdrawals;

/// <summary>A consumer's declaration to withdraw from a contract, with what article 11a(2) of Directive 2011/83/EU asks for.</summary>
public sealed record DeclareWithdrawal
{
    /// <summary>Whose customer; may be left out when the key belongs to one tenant, or the hub has only one.</summary>
    public string? Tenant { get; init; }

    /// <summary>Whose order numbers are meant: <c>api</c>, or a connection of the tenant, so that its reports on the order find the return.</summary>
    public string Connection { get; init; } = OpenReturnCheck.OwnConnection;

    /// <summary>The order withdrawn from, at most 100 characters; required unless <see cref="ReturnId"/> is given.</summary>
    public string? OrderId { get; init; }

    /// <summary>A return that was asked for before and is now withdrawn from; left out, the declaration opens a return of its own.</summary>
    public string? ReturnId { get; init; }

    /// <summary>What is withdrawn from, 1 to 200 lines; left out for the whole order, or all lines of the return.</summary>
    public IReadOnlyList<DeclaredLine?>? Lines { get; init; }

    /// <summary>The consumer's name, at most 200 characters. Personal data: kept apart and erasable.</summary>
    public string? Name { get; init; }

    /// <summary>Where the acknowledgement goes, such as an e-mail address, at most 200 characters. Personal data: kept apart and erasable.</summary>
    public string? Contact { get; init; }

    /// <summary>The consumer's own words, at most 4,000 characters. No reason need be given. Personal data: kept apart and erasable.</summary>
    public string? Statement { get; init; }

    /// <summary>When the consumer submitted it; now when left out. A letter counts from when it was sent.</summary>
    public DateTimeOffset? DeclaredAt { get; init; }
}

/// <summary>A line withdrawn from.</summary>
public sealed record DeclaredLine
{
    /// <summary>The order line.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>Units, 1 to 10,000.</summary>
    public int? Quantity { get; init; }
}
