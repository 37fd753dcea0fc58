using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Ports;

/// <summary>Reads returns for people and APIs. What it answers may lag the store by moments, never contradict it.</summary>
public interface IReturnQueries
{
    /// <summary>Returns that fit, newest change first.</summary>
    Task<Page<ReturnState>> ListReturnsAsync(ReturnFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>Open exceptions on returns, most urgent first, then oldest; those that somebody took note of last.</summary>
    Task<Page<ReturnException>> ListExceptionsAsync(ExceptionFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>How many returns are in each status, and how many exceptions of each kind are open.</summary>
    Task<ReturnCounts> CountAsync(TenantId? tenant, CancellationToken ct);
}

/// <summary>Which returns; null does not restrict.</summary>
public sealed record ReturnFilter
{
    /// <summary>Tenant.</summary>
    public TenantId? Tenant { get; init; }

    /// <summary>Overall status.</summary>
    public ReturnStatus? Status { get; init; }

    /// <summary>Whether a credit is held.</summary>
    public bool? Held { get; init; }

    /// <summary>Order id at the source, whole.</summary>
    public string? OrderId { get; init; }

    /// <summary>RMA number, whole, in any case.</summary>
    public string? Rma { get; init; }
}

/// <summary>Which page.</summary>
/// <param name="Limit">Items at most, 1 to 500.</param>
/// <param name="Cursor">What the page before said; null for the first.</param>
public sealed record PageRequest(int Limit = 50, string? Cursor = null);

/// <summary>A page.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>An exception on a return.</summary>
public sealed record ReturnException(TenantId Tenant, ReturnId ReturnId, OpenException Exception);

/// <summary>Counts for an overview.</summary>
public sealed record ReturnCounts(
    long Returns,
    IReadOnlyDictionary<ReturnStatus, long> ByStatus,
    long Held,
    IReadOnlyDictionary<ExceptionKind, long> OpenExceptions);
