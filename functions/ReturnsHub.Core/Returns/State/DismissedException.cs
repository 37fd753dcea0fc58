using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.State;

/// <summary>A person's word on an exception, for as long as it is what it was.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="About">What it was about.</param>
/// <param name="Ground">A short hash of what it was. See <see cref="GroundOf"/>.</param>
public sealed record DismissedException(ExceptionKind Kind, string About, string Ground)
{
    /// <summary>What a dismissal rests on: 16 hex digits over severity and detail.</summary>
    public static string GroundOf(Severity severity, string detail) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{severity}\n{detail}")).AsSpan(0, 8));
}
