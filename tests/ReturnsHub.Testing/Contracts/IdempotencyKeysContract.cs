namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IIdempotencyKeys"/> does.</summary>
public abstract class IdempotencyKeysContract : PortContract<IIdempotencyKeys>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Of_many_same_requests_one_is_claimed_and_the_others_are_in_progress()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => Claim())));

        claims.Count(c => c.Result == ClaimResult.Claimed).ShouldBe(1);
        claims.Count(c => c.Result == ClaimResult.InProgress).ShouldBe(29);
    }

    [Fact]
    public async Task An_answer_is_given_again_for_a_day_at_least()
    {
        await Claim();
        await Port.CompleteAsync("acme", "k-1", 201, """{"id":"1"}""", Ct);
        await ReopenAsync();
        await PassAsync(TimeSpan.FromHours(24));

        (await Claim()).ShouldBe(new IdempotencyClaim(ClaimResult.Answered, 201, """{"id":"1"}"""));
    }

    [Fact]
    public async Task The_first_answer_stands()
    {
        await Claim();
        await Port.CompleteAsync("acme", "k-1", 200, "first", Ct);

        await Port.CompleteAsync("acme", "k-1", 500, "second", Ct);
        await Port.ReleaseAsync("acme", "k-1", Ct);

        (await Claim()).ShouldBe(new IdempotencyClaim(ClaimResult.Answered, 200, "first"));
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_a_mismatch()
    {
        await Claim();
        (await Claim(fingerprint: "other")).Result.ShouldBe(ClaimResult.Mismatch);

        await Port.CompleteAsync("acme", "k-1", 200, "", Ct);

        (await Claim(fingerprint: "other")).Result.ShouldBe(ClaimResult.Mismatch);
    }

    [Fact]
    public async Task A_claim_whose_worker_went_away_may_be_claimed_again_by_the_same_request()
    {
        await Claim();
        await PassAsync(Minute);

        (await Claim(fingerprint: "other")).Result.ShouldBe(ClaimResult.Mismatch);
        (await Claim()).Result.ShouldBe(ClaimResult.Claimed);
        (await Claim()).Result.ShouldBe(ClaimResult.InProgress);
    }

    [Fact]
    public async Task A_released_key_is_free()
    {
        await Claim();

        await Port.ReleaseAsync("acme", "k-1", Ct);

        (await Claim(fingerprint: "other")).Result.ShouldBe(ClaimResult.Claimed);
    }

    [Fact]
    public async Task Scopes_are_apart()
    {
        await Claim();

        (await Claim(scope: "other")).Result.ShouldBe(ClaimResult.Claimed);
    }

    private Task<IdempotencyClaim> Claim(string scope = "acme", string fingerprint = "f") => Port.ClaimAsync(scope, "k-1", fingerprint, Minute, Ct);
}
