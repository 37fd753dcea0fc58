using System.Text.Json;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Wire;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IReturnStore"/> does with one return.</summary>
public abstract class ReturnStoreContract : PortContract<IReturnStore>
{
    protected ReturnStream Stream(string nativeId = "r-1", TenantId? tenant = null) => new(nativeId, Time, Ids, tenant);

    [Fact]
    public async Task What_was_never_stored_is_not_there()
    {
        var key = ReturnStream.KeyOf("nobody");

        (await Port.LoadAsync(key, Ct)).ShouldBeNull();
        (await Port.ReadStreamAsync(key, 1, Ct)).ShouldBeEmpty();
        (await Port.FindEventAsync(key.Tenant, Ids.Next(Time.GetUtcNow()), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Events_and_state_come_back_as_they_were_appended()
    {
        var stream = Stream().With(s => s with { Header = EventSamples.Header(), Connection = "shop", Seen = ["f-1"] });
        var append = stream.Next(["f-1"], [EventSamples.Requested(), EventSamples.Authorised(), EventSamples.Parcel()]);

        (await Port.AppendAsync(append, Ct)).ShouldBe(AppendResult.Appended);

        Json(await Port.LoadAsync(stream.Key, Ct)).ShouldBe(Json(append.State));
        var read = await Port.ReadStreamAsync(stream.Key, 1, Ct);
        read.Select(CloudEventJson.Write).ShouldBe(append.Events.Select(CloudEventJson.Write));
        HashChain.FirstFault(read).ShouldBeNull();
    }

    [Fact]
    public async Task A_stream_can_be_read_from_the_middle()
    {
        var stream = Stream();
        await Appended(stream.Next(EventSamples.Requested(), EventSamples.Authorised()));
        await Appended(stream.Next(EventSamples.Label()));

        (await Port.ReadStreamAsync(stream.Key, 2, Ct)).Select(e => e.Sequence).ShouldBe([2, 3]);
        (await Port.ReadStreamAsync(stream.Key, 4, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_is_found_by_its_id_within_its_tenant_only()
    {
        var stream = Stream();
        var append = stream.Next(EventSamples.Requested(), EventSamples.Authorised());
        await Appended(append);

        (await Port.FindEventAsync(stream.Key.Tenant, append.Events[1].Id, Ct))!.Hash.ShouldBe(append.Events[1].Hash);
        (await Port.FindEventAsync(new TenantId("other"), append.Events[1].Id, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Tenants_do_not_see_each_others_returns()
    {
        var ours = Stream();
        await Appended(ours.Next(EventSamples.Requested()));
        var theirs = new StreamKey(new TenantId("other"), ours.Key.ReturnId);

        (await Port.LoadAsync(theirs, Ct)).ShouldBeNull();
        (await Port.ReadStreamAsync(theirs, 1, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_append_at_another_version_conflicts_and_changes_nothing()
    {
        var stream = Stream();
        await Appended(stream.Next(EventSamples.Requested()));
        var late = stream.Peek(["late"], [EventSamples.Label()]);
        await Appended(stream.Next(EventSamples.Authorised()));

        (await Port.AppendAsync(late, Ct)).ShouldBe(AppendResult.Conflict);
        (await Port.AppendAsync(Stream().Next(EventSamples.Requested()), Ct)).ShouldBe(AppendResult.Conflict);
        (await Port.AppendAsync(Ahead(), Ct)).ShouldBe(AppendResult.Conflict);

        await ShouldStandAt(stream, 2);
        (await Port.AppendAsync(stream.Next(["late"], [EventSamples.Label()]), Ct)).ShouldBe(AppendResult.Appended);
    }

    [Fact]
    public async Task Of_200_appends_at_the_same_version_exactly_one_is_appended()
    {
        var stream = Stream();
        await Appended(stream.Next(EventSamples.Requested()));
        var rivals = Enumerable.Range(0, 200).Select(i => stream.Peek([$"rival-{i}"], [EventSamples.Parcel(i), EventSamples.Parcel(i + 1)])).ToList();

        var results = await Task.WhenAll(rivals.Select(rival => Task.Run(() => Port.AppendAsync(rival, Ct))));

        results.Count(r => r == AppendResult.Appended).ShouldBe(1);
        results.Count(r => r == AppendResult.Conflict).ShouldBe(199);
        var winner = rivals[Array.IndexOf(results, AppendResult.Appended)];
        (await Port.ReadStreamAsync(stream.Key, 2, Ct)).Select(e => e.Id).ShouldBe(winner.Events.Select(e => e.Id));
    }

    [Fact]
    public async Task A_dedupe_key_that_stands_refuses_the_whole_append()
    {
        var stream = Stream();
        await Appended(stream.Next(["fact-1", "credit-1"], [EventSamples.Requested()]));

        (await Port.AppendAsync(stream.Peek(["fact-2", "credit-1"], [EventSamples.Authorised()]), Ct)).ShouldBe(AppendResult.Duplicate);

        await ShouldStandAt(stream, 1);
        (await Port.AppendAsync(stream.Next(["fact-2"], [EventSamples.Authorised()]), Ct)).ShouldBe(AppendResult.Appended);
    }

    [Fact]
    public async Task Dedupe_keys_stand_for_ever_and_on_their_own_return_only()
    {
        var stream = Stream();
        await Appended(stream.Next(["fact-1"], [EventSamples.Requested()]));
        await PassAsync(TimeSpan.FromDays(400));
        await ReopenAsync();

        (await Port.AppendAsync(stream.Peek(["fact-1"], [EventSamples.Authorised()]), Ct)).ShouldBe(AppendResult.Duplicate);
        (await Port.AppendAsync(Stream("r-2").Next(["fact-1"], [EventSamples.Requested()]), Ct)).ShouldBe(AppendResult.Appended);
    }

    [Fact]
    public async Task What_was_appended_is_there_after_a_restart()
    {
        var stream = Stream();
        await Appended(stream.Next(EventSamples.Requested(), EventSamples.Authorised()));

        await ReopenAsync();

        await ShouldStandAt(stream, 2);
        await Appended(stream.Next(EventSamples.Label()));
    }

    [Fact]
    public async Task An_append_that_does_not_fit_together_is_refused_as_a_mistake()
    {
        var good = Stream().Next(EventSamples.Requested(), EventSamples.Authorised());

        await Should.ThrowAsync<ArgumentException>(() => Port.AppendAsync(good with { Events = [] }, Ct));
        await Should.ThrowAsync<ArgumentException>(() => Port.AppendAsync(good with { Events = [good.Events[1]] }, Ct));
        await Should.ThrowAsync<ArgumentException>(() => Port.AppendAsync(good with { Key = ReturnStream.KeyOf("other") }, Ct));
        await Should.ThrowAsync<ArgumentException>(() => Port.AppendAsync(good with { State = good.State with { Version = 1 } }, Ct));
    }

    protected async Task Appended(Append append) => (await Port.AppendAsync(append, Ct)).ShouldBe(AppendResult.Appended);

    private async Task ShouldStandAt(ReturnStream stream, long version)
    {
        (await Port.LoadAsync(stream.Key, Ct))!.Version.ShouldBe(version);
        (await Port.ReadStreamAsync(stream.Key, 1, Ct)).Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, (int)version).Select(i => (long)i));
    }

    private Append Ahead()
    {
        var stream = Stream("ahead");
        stream.Next(EventSamples.Requested());
        return stream.Next(EventSamples.Authorised());
    }

    private static string Json(ReturnState? state) => JsonSerializer.Serialize(state, HubJson.Options);
}
