using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>Claims with the store whose returns they stand on.</summary>
public sealed record ClaimPorts(IClaimQueries Claims, IReturnStore Store);

/// <summary>What every <see cref="IClaimQueries"/> does.</summary>
public abstract class ClaimQueriesContract : PortContract<ClaimPorts>
{
    private static readonly TenantId Other = new("other");

    [Fact]
    public async Task Claims_are_listed_by_when_their_time_runs_out_those_without_a_limit_last()
    {
        var open = await AppendAsync(new ReturnStream("r-1", Time, Ids), Claim("Alpine", null));
        var late = await AppendAsync(new ReturnStream("r-2", Time, Ids), Claim("Alpine", EventSamples.Noon.AddDays(30)));
        var soon = await AppendAsync(new ReturnStream("r-3", Time, Ids), Claim("Nordwind", EventSamples.Noon.AddDays(3)));

        var first = await Port.Claims.ListAsync(new ClaimFilter(), new PageRequest(2), Ct);
        var second = await Port.Claims.ListAsync(new ClaimFilter(), new PageRequest(2, first.Next), Ct);
        first.Items.Concat(second.Items).Select(c => c.ReturnId).ShouldBe([soon, late, open]);
        second.Next.ShouldBeNull();
        first.Items[0].Claim.Terms!.DueBy.ShouldBe(EventSamples.Noon.AddDays(3));
    }

    [Fact]
    public async Task Claims_are_found_by_tenant_party_and_status()
    {
        var alpine = await AppendAsync(new ReturnStream("r-1", Time, Ids), Claim("Alpine", null));
        var sent = await AppendAsync(new ReturnStream("r-2", Time, Ids), Claim("Nordwind", null), ClaimStatus.Submitted);
        var theirs = await AppendAsync(new ReturnStream("r-3", Time, Ids, Other), Claim("Alpine", null));

        (await FindAsync(new ClaimFilter { Tenant = Other })).ShouldBe([theirs]);
        (await FindAsync(new ClaimFilter { Party = "Alpine" })).ShouldBe([alpine, theirs], ignoreOrder: true);
        (await FindAsync(new ClaimFilter { Status = ClaimStatus.Submitted })).ShouldBe([sent]);
        (await FindAsync(new ClaimFilter { Tenant = ReturnStream.Acme, Party = "Alpine", Status = ClaimStatus.Open })).ShouldBe([alpine]);
    }

    [Fact]
    public async Task A_claim_is_listed_as_it_is_now_and_not_once_it_is_withdrawn()
    {
        var stream = new ReturnStream("r-1", Time, Ids);
        await AppendAsync(stream, Claim("Alpine", null));
        await AppendAsync(stream, Claim("Alpine", null) with { Quantity = 3 });
        (await Port.Claims.ListAsync(new ClaimFilter(), new PageRequest(), Ct)).Items.ShouldHaveSingleItem().Claim.Quantity.ShouldBe(3);

        stream.With(s => s with { Claims = [] });
        (await Port.Store.AppendAsync(stream.Next(EventSamples.Authorised()), Ct)).ShouldBe(AppendResult.Appended);
        (await FindAsync(new ClaimFilter())).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<ReturnId>> FindAsync(ClaimFilter filter) =>
        [.. (await Port.Claims.ListAsync(filter, new PageRequest(), Ct)).Items.Select(c => c.ReturnId)];

    private async Task<ReturnId> AppendAsync(ReturnStream stream, ClaimOpened claim, ClaimStatus status = ClaimStatus.Open)
    {
        stream.With(s => s with { Claims = [claim], ClaimProgress = [new ClaimProgress { ClaimId = claim.ClaimId, Status = status }] });
        (await Port.Store.AppendAsync(stream.Next(EventSamples.Authorised()), Ct)).ShouldBe(AppendResult.Appended);
        return stream.Key.ReturnId;
    }

    private static ClaimOpened Claim(string party, DateTimeOffset? dueBy) => new()
    {
        ClaimId = "VENDOR/1",
        Against = Fault.Vendor,
        Party = party,
        LineId = "1",
        Quantity = 1,
        Reason = ReasonCode.Defective,
        Terms = new ClaimTerms { Agreement = "a", DueBy = dueBy, EvidenceMissing = [] },
        Decision = new DecisionTrace { PolicyVersion = "1", Rules = ["claim.violation"], Inputs = new Dictionary<string, string>() },
    };
}
