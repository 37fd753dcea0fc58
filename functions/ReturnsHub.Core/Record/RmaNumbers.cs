using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Record;

/// <summary>
/// Gives each return an RMA number that no other return of its tenant has. The number follows from the return's id, so that a
/// request that is repeated after a failure finds the number it had; a number that is taken is passed over for the next.
/// </summary>
public sealed class RmaNumbers(ILookup lookup, IIdempotencyKeys keys)
{
    private const int MostAttempts = 20;
    private static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(1);

    /// <summary>The return's number.</summary>
    /// <exception cref="StreamBusyException">Twenty numbers in a row were taken: something else is wrong.</exception>
    public async Task<RmaNumber> AllocateAsync(StreamKey key, CancellationToken ct)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var number = Candidate(key, attempt);
            // Names are written after the return itself. The claim keeps a second return off the number until they are; the look-up
            // keeps it off for ever.
            var claim = await keys.ClaimAsync($"rma/{key.Tenant}", number.Value, key.ReturnId.Value, ClaimFor, ct);
            if (claim.Result == ClaimResult.Mismatch) continue;
            var holders = await lookup.FindAsync(key.Tenant, LookupKey.Rma(number.Value), ct);
            if (holders.Any(h => h != key.ReturnId)) continue;
            if (claim.Result == ClaimResult.Claimed) await keys.CompleteAsync($"rma/{key.Tenant}", number.Value, 201, key.ReturnId.Value, ct);
            return number;
        }

        throw new StreamBusyException(key);
    }

    /// <summary>The number a return gets when <paramref name="attempt"/> numbers before it were taken.</summary>
    public static RmaNumber Candidate(StreamKey key, int attempt) => RmaNumber.From(SHA256.HashData(Encoding.UTF8.GetBytes($"rma\n{key}\n{attempt}")));
}
