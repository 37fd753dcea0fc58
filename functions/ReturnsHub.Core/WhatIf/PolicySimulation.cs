using System.Threading.Channels;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.WhatIf;

/// <summary>
/// Tries a draft policy on everything a tenant's returns have lived through: every return is decided anew, once under the
/// baseline and once under the draft, from what is known of it. Both sides are computed alike, so what differs is the policy's
/// doing and nothing else; people's approvals are left out on both sides, their rejections and settled reasons are kept.
/// </summary>
public sealed class PolicySimulation(IReturnQueries queries)
{
    private const int PageSize = 500;
    private const int PagesAhead = 4;

    /// <summary>Decides a tenant's returns anew.</summary>
    /// <param name="tenant">Whose returns.</param>
    /// <param name="baseline">The policy compared with, as a rule the one in force.</param>
    /// <param name="draft">The policy tried.</param>
    /// <param name="options">How many examples, and how far back.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<WhatIfReport> RunAsync(
        TenantId tenant, PolicyDocument baseline, PolicyDocument draft, WhatIfOptions options, CancellationToken ct)
    {
        var parts = Enumerable.Range(0, Math.Max(1, options.Workers)).Select(_ => Channel.CreateBounded<IReadOnlyList<ReturnState>>(PagesAhead)).ToList();
        var tallies = parts.Select(_ => new WhatIfTally(baseline, draft, options.Examples)).ToList();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var workers = parts.Zip(tallies, (part, tally) => WorkAsync(part.Reader, tally, ends)).ToList();
        try
        {
            await ReadAsync(tenant, options.MostReturns, parts, ends.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // A worker failed and stopped the reading; waiting for the workers tells why.
        }
        finally
        {
            foreach (var part in parts) part.Writer.TryComplete();
        }

        await Task.WhenAll(workers);
        foreach (var tally in tallies.Skip(1)) tallies[0].Add(tally);
        return tallies[0].Report();
    }

    private async Task ReadAsync(TenantId tenant, long most, List<Channel<IReadOnlyList<ReturnState>>> parts, CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await queries.ListReturnsAsync(new ReturnFilter { Tenant = tenant }, new PageRequest((int)Math.Min(PageSize, most), cursor), ct);
            most -= page.Items.Count;
            foreach (var share in page.Items.GroupBy(s => Part(s, parts.Count))) await parts[share.Key].Writer.WriteAsync([.. share], ct);
            cursor = page.Next;
        }
        while (cursor is not null && most > 0);
    }

    /// <summary>Returns of one order go to one worker: they share what was paid.</summary>
    private static int Part(ReturnState state, int parts) =>
        (int)((uint)string.GetHashCode(OrderMoney.Key(state) ?? state.ReturnId.Value, StringComparison.Ordinal) % (uint)parts);

    private static async Task WorkAsync(ChannelReader<IReadOnlyList<ReturnState>> pages, WhatIfTally tally, CancellationTokenSource ends)
    {
        await Task.Yield();
        try
        {
            await foreach (var page in pages.ReadAllAsync(ends.Token))
            {
                foreach (var state in page) tally.Add(state);
            }
        }
        catch
        {
            await ends.CancelAsync();
            throw;
        }
    }
}

/// <summary>How a policy is tried.</summary>
/// <param name="Examples">Returns told one by one, at most.</param>
/// <param name="MostReturns">Returns decided anew at most, those changed last first.</param>
/// <param name="Workers">Threads that decide.</param>
public sealed record WhatIfOptions(int Examples = 20, long MostReturns = long.MaxValue, int Workers = 1);
