using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Receipts;

/// <summary>
/// The acknowledgement a consumer keeps: the content of their declaration of withdrawal with the date and time of its submission, on
/// a durable medium (article 11a(4) of Directive 2011/83/EU, inserted by Directive (EU) 2023/2673,
/// https://eur-lex.europa.eu/eli/dir/2023/2673/oj). Holds personal data: it is handed out and kept in the vault, nowhere else.
/// </summary>
public sealed record WithdrawalReceipt
{
    /// <summary>The kind of document; a later shape gets another.</summary>
    public const string CurrentKind = "returnshub.withdrawal-receipt.v1";

    /// <summary>The kind of document.</summary>
    public string Kind { get; init; } = CurrentKind;

    /// <summary>The declaration.</summary>
    public required string DeclarationId { get; init; }

    /// <summary>The merchant's tenant.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The return it belongs to.</summary>
    public required ReturnId ReturnId { get; init; }

    /// <summary>RMA number, for the parcel.</summary>
    public string? Rma { get; init; }

    /// <summary>The order withdrawn from.</summary>
    public string? OrderId { get; init; }

    /// <summary>Date and time of submission.</summary>
    public required DateTimeOffset DeclaredAt { get; init; }

    /// <summary>When the money is due: 14 days later (article 13(1)); it may be withheld until the goods are back or shown to be sent (13(3)).</summary>
    public required DateTimeOffset RefundDueAt { get; init; }

    /// <summary>Whether the whole order (or every line of the return) is withdrawn from.</summary>
    public required bool Whole { get; init; }

    /// <summary>What is withdrawn from, where it is not the whole.</summary>
    public IReadOnlyList<WithdrawnUnits> Lines { get; init; } = [];

    /// <summary>The consumer's name, as given.</summary>
    public string? Name { get; init; }

    /// <summary>Where the consumer wants the acknowledgement.</summary>
    public string? Contact { get; init; }

    /// <summary>The consumer's words.</summary>
    public string? Statement { get; init; }

    /// <summary>The hub's signature over all the rest.</summary>
    public ReceiptSeal? Seal { get; init; }
}

/// <summary>A signature over a receipt.</summary>
/// <param name="Algorithm"><c>ES256</c>: ECDSA with P-256 and SHA-256 (RFC 7518, section 3.4).</param>
/// <param name="KeyId">Which of the hub's published keys.</param>
/// <param name="Signature">r and s, 64 bytes, base64url without padding.</param>
public sealed record ReceiptSeal(string Algorithm, string KeyId, string Signature);
