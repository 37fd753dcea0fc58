namespace ReturnsHub.Azure.Queues;

/// <summary>A session of the deliver queue: one return's events for one consumer. Written <c>{tenant}/{consumer}/{returnId}</c>.</summary>
/// <param name="Tenant">Whose return.</param>
/// <param name="Consumer">The consumer.</param>
/// <param name="ReturnId">The return.</param>
public sealed record DeliverSession(TenantId Tenant, string Consumer, ReturnId ReturnId)
{
    /// <summary>The logical queue its messages were sent to.</summary>
    public string Queue => Core.Ports.Queues.Deliver(Tenant, Consumer);

    /// <summary>The return's stream: the session on the logical queue.</summary>
    public StreamKey Stream => new(Tenant, ReturnId);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not a session of the deliver queue.</exception>
    public static DeliverSession Parse(string? text) =>
        TryParse(text) ?? throw new FormatException($"'{Clip.Of(text ?? "")}' is not a session of the deliver queue.");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static DeliverSession? TryParse(string? text) =>
        text?.Split('/') is [var tenant, { Length: > 0 } consumer, var returnId]
        && TenantId.TryParse(tenant, out var id)
        && ReturnId.TryParse(returnId, out var known)
            ? new DeliverSession(id, consumer, known)
            : null;

    /// <inheritdoc />
    public override string ToString() => $"{Tenant.Value}/{Consumer}/{ReturnId.Value}";
}
