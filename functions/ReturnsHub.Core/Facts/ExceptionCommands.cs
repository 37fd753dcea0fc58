using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Facts;

/// <summary>Somebody takes an exception over or hands it to <paramref name="Owner"/>, a person's subject; null gives it back to everybody.</summary>
public sealed record ExceptionAssignment(ExceptionKind Kind, string About, string? Owner) : FactBody;

/// <summary>
/// A person sets an exception aside, or takes note of one that stays until its cause is gone. <paramref name="Why"/> is a short
/// phrase without personal data.
/// </summary>
public sealed record ExceptionDismissal(ExceptionKind Kind, string About, string Why) : FactBody;
