using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Local.Verification;

/// <summary>What a store is held against beside itself.</summary>
/// <param name="Checkpoints">Its checkpoints.</param>
/// <param name="Audit">Its audit log.</param>
/// <param name="PublicKey">The key that must have signed them, SubjectPublicKeyInfo.</param>
/// <param name="Kept">A checkpoint kept elsewhere; null for none.</param>
/// <param name="Reports">Its kept reports; null to leave them out.</param>
public sealed record VerifyAgainst(ICheckpoints Checkpoints, IAuditLog Audit, ReadOnlyMemory<byte> PublicKey, Checkpoint? Kept = null, IReconciliationReports? Reports = null);
