using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Web.Returns.Views;

/// <summary>A return as the API shows it. Holds no personal data.</summary>
public sealed record ReturnView
{
    /// <summary>The hub's id of the return.</summary>
    public required string ReturnId { get; init; }

    /// <summary>Whose return it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The overall status, derived from the tracks.</summary>
    public required ReturnStatus Status { get; init; }

    /// <summary>The four tracks.</summary>
    public required TracksView Tracks { get; init; }

    /// <summary>The sequence of the newest event.</summary>
    public required long Version { get; init; }

    /// <summary>The connection that owns the return's identity; absent while only reports from elsewhere are known.</summary>
    public string? Connection { get; init; }

    /// <summary>The source's own id of the return.</summary>
    public string? NativeId { get; init; }

    /// <summary>RMA number.</summary>
    public string? Rma { get; init; }

    /// <summary>The order's id at the source.</summary>
    public string? OrderId { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>Since when the merchant's answer stands, by the source's clock.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the newest event was recorded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether every line may come back; absent until decided. Each line says more.</summary>
    public bool? Eligible { get; init; }

    /// <summary>The consumer's withdrawal from the contract; absent while none was declared.</summary>
    public WithdrawalView? Withdrawal { get; init; }

    /// <summary>Lines as asked for, and what came of them.</summary>
    public required IReadOnlyList<LineView> Lines { get; init; }

    /// <summary>Parcels.</summary>
    public required IReadOnlyList<ParcelView> Parcels { get; init; }

    /// <summary>Credits, in the order they were proposed.</summary>
    public required IReadOnlyList<CreditView> Credits { get; init; }

    /// <summary>Holds that people put on the return.</summary>
    public required IReadOnlyList<PlacedHoldView> PlacedHolds { get; init; }

    /// <summary>Credits that were released against their holds, for ever.</summary>
    public required IReadOnlyList<BreakGlassView> BreakGlass { get; init; }

    /// <summary>Refunds the platform made.</summary>
    public required IReadOnlyList<RefundView> Refunds { get; init; }

    /// <summary>Claims against vendors and carriers.</summary>
    public required IReadOnlyList<ClaimView> Claims { get; init; }

    /// <summary>What happens to inspected units.</summary>
    public required IReadOnlyList<DispositionView> Dispositions { get; init; }

    /// <summary>Units per line and inventory status.</summary>
    public required IReadOnlyList<StockView> Stock { get; init; }

    /// <summary>What waits for a person.</summary>
    public required IReadOnlyList<OpenExceptionView> Exceptions { get; init; }

    /// <summary>Requests for a copy of personal data that wait for an answer.</summary>
    public required IReadOnlyList<string> OpenDataRequests { get; init; }

    /// <summary>Maps a return's state.</summary>
    public static ReturnView Of(ReturnState state) => new()
    {
        ReturnId = state.ReturnId.Value,
        Tenant = state.Tenant.Value,
        Status = state.Status,
        Tracks = TracksView.Of(state),
        Version = state.Version,
        Connection = state.Connection,
        NativeId = state.Header?.NativeId,
        Rma = state.Header?.Rma,
        OrderId = state.Header?.OrderId,
        RequestedAt = state.Authorisation.RequestedAt,
        AnsweredAt = state.Authorisation.At,
        UpdatedAt = state.UpdatedAt,
        Eligible = state.Eligibility?.Eligible,
        Withdrawal = WithdrawalView.Of(state),
        Lines = LineView.AllOf(state),
        Parcels = [.. state.Parcels.Select(ParcelView.Of)],
        Credits = [.. state.Credits.Select(CreditView.Of)],
        PlacedHolds = [.. state.PlacedHolds.Select(PlacedHoldView.Of)],
        BreakGlass = [.. state.BreakGlass.Select(BreakGlassView.Of)],
        Refunds = [.. state.Refunds.Select(RefundView.Of)],
        Claims = [.. state.Claims.Select(c => ClaimView.Of(c, state.ProgressOf(c.ClaimId)))],
        Dispositions = DispositionView.AllOf(state),
        Stock = [.. state.Stock.Select(s => new StockView(s.LineId, s.Status, s.Quantity))],
        Exceptions = [.. state.Exceptions.Select(OpenExceptionView.Of)],
        OpenDataRequests = state.OpenDataRequests,
    };
}
