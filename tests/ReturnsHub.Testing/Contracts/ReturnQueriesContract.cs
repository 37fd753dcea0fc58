using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>Queries with the store whose returns they find.</summary>
public sealed record QueryPorts(IReturnQueries Queries, IReturnStore Store);

/// <summary>What every <see cref="IReturnQueries"/> does.</summary>
public abstract class ReturnQueriesContract : PortContract<QueryPorts>
{
    private static readonly TenantId Other = new("other");

    [Fact]
    public async Task Returns_are_listed_by_their_newest_change_in_pages()
    {
        var streams = Enumerable.Range(0, 5).Select(i => new ReturnStream($"r-{i}", Time, Ids)).ToList();
        foreach (var stream in streams) await Append(stream);
        await Append(streams[1]);

        var first = await List(new ReturnFilter(), new PageRequest(3));
        var second = await List(new ReturnFilter(), new PageRequest(3, first.Next));

        first.Items.Concat(second.Items).Select(s => s.ReturnId).ShouldBe(new[] { 1, 4, 3, 2, 0 }.Select(i => streams[i].Key.ReturnId));
        first.Items[0].Version.ShouldBe(2);
        second.Next.ShouldBeNull();
        await Should.ThrowAsync<InvalidCursorException>(() => List(new ReturnFilter(), new PageRequest(3, "x")));
    }

    [Fact]
    public async Task Returns_are_found_by_tenant_status_hold_order_and_rma()
    {
        var requested = await Append(new ReturnStream("r-1", Time, Ids)
            .With(s => s with { Header = EventSamples.Header("r-1", "Rma-1", "o-1") }));
        var closed = await Append(new ReturnStream("r-2", Time, Ids)
            .With(s => Closed(s) with { Header = EventSamples.Header("r-2", null, "o-1") }));
        var held = await Append(new ReturnStream("r-3", Time, Ids).With(Held));
        var theirs = await Append(new ReturnStream("r-4", Time, Ids, Other)
            .With(s => Held(s) with { Header = EventSamples.Header("r-4", "RMA-1", null) }));

        await ShouldFind(new ReturnFilter(), theirs, held, closed, requested);
        await ShouldFind(new ReturnFilter { Tenant = Other }, theirs);
        await ShouldFind(new ReturnFilter { Status = ReturnStatus.Closed }, closed);
        await ShouldFind(new ReturnFilter { Held = true }, theirs, held);
        await ShouldFind(new ReturnFilter { Tenant = ReturnStream.Acme, Held = true }, held);
        await ShouldFind(new ReturnFilter { Tenant = ReturnStream.Acme, Held = false }, closed, requested);
        await ShouldFind(new ReturnFilter { OrderId = "o-1" }, closed, requested);
        await ShouldFind(new ReturnFilter { OrderId = "O-1" });
        await ShouldFind(new ReturnFilter { Rma = "rma-1" }, theirs, requested);
        await ShouldFind(
            new ReturnFilter { Rma = "rma-1", Tenant = ReturnStream.Acme, Status = ReturnStatus.Announced, OrderId = "o-1", Held = false },
            requested);
    }

    [Fact]
    public async Task A_return_is_found_as_it_is_now_not_as_it_was()
    {
        var stream = await Append(new ReturnStream("r-1", Time, Ids).With(Held));
        await Append(stream.With(s => Closed(s) with { Credits = [] }));

        await ShouldFind(new ReturnFilter { Held = true });
        await ShouldFind(new ReturnFilter { Status = ReturnStatus.Announced });
        await ShouldFind(new ReturnFilter { Status = ReturnStatus.Closed, Held = false }, stream);
    }

    [Fact]
    public async Task Exceptions_are_listed_most_urgent_first_then_oldest_in_pages()
    {
        var one = await Append(WithExceptions(
            "r-1", Exception(ExceptionKind.ParcelProblem, Severity.Low, 0), Exception(ExceptionKind.OverRefunded, Severity.High, 5)));
        var two = await Append(WithExceptions(
            "r-2", Exception(ExceptionKind.OverRefunded, Severity.High, 1), Exception(ExceptionKind.ReasonUncertain, Severity.Medium, 2)));

        var first = await Port.Queries.ListExceptionsAsync(new ExceptionFilter(), new PageRequest(3), Ct);
        var second = await Port.Queries.ListExceptionsAsync(new ExceptionFilter(), new PageRequest(3, first.Next), Ct);

        first.Items.Concat(second.Items).Select(e => (e.ReturnId, e.Exception)).ShouldBe(
        [
            (two.Key.ReturnId, two.State.Exceptions[0]), (one.Key.ReturnId, one.State.Exceptions[1]),
            (two.Key.ReturnId, two.State.Exceptions[1]), (one.Key.ReturnId, one.State.Exceptions[0]),
        ]);
        second.Next.ShouldBeNull();
        (await Port.Queries.ListExceptionsAsync(new ExceptionFilter { Tenant = ReturnStream.Acme, Kind = ExceptionKind.OverRefunded }, new PageRequest(), Ct)).Items.Count.ShouldBe(2);
        (await Port.Queries.ListExceptionsAsync(new ExceptionFilter { Tenant = Other }, new PageRequest(), Ct)).Items.ShouldBeEmpty();
        await Should.ThrowAsync<InvalidCursorException>(() => Port.Queries.ListExceptionsAsync(new ExceptionFilter(), new PageRequest(3, "1.2"), Ct));
    }

    [Fact]
    public async Task Exceptions_are_found_by_severity_owner_and_age()
    {
        var (none, low, high) = (
            Exception(ExceptionKind.ParcelProblem, Severity.Low, 9), Exception(ExceptionKind.RefundPending, Severity.Low, 2) with { Owner = "ann" },
            Exception(ExceptionKind.SerialMismatch, Severity.High, 5) with { Owner = "bob" });
        var noted = Exception(ExceptionKind.OverRefunded, Severity.Low, 0) with { AcknowledgedBy = Actor.Person("bob") };
        await Append(WithExceptions("r-1", none, low, high, noted));

        await ShouldList(new ExceptionFilter(), high, low, none, noted);
        await ShouldList(new ExceptionFilter { Severity = Severity.Low }, low, none, noted);
        await ShouldList(new ExceptionFilter { Severity = Severity.Medium });
        await ShouldList(new ExceptionFilter { Severity = Severity.High, Tenant = ReturnStream.Acme }, high);
        await ShouldList(new ExceptionFilter { Owner = "ann" }, low);
        await ShouldList(new ExceptionFilter { Owner = "an" });
        await ShouldList(new ExceptionFilter { Unowned = true }, none, noted);
        await ShouldList(new ExceptionFilter { OpenSince = EventSamples.Noon.AddMinutes(5) }, high, low, noted);
        await ShouldList(new ExceptionFilter { Owner = "bob", OpenSince = EventSamples.Noon.AddMinutes(4) });
    }

    [Fact]
    public async Task Exceptions_that_were_resolved_are_not_listed()
    {
        var stream = WithExceptions(
            "r-1", Exception(ExceptionKind.ParcelProblem, Severity.Low, 0), Exception(ExceptionKind.RefundPending, Severity.Low, 1));
        await Append(stream);
        await Append(stream);
        await Append(stream.With(s => s with { Exceptions = [s.Exceptions[1]] }));
        (await Exceptions()).ShouldHaveSingleItem().Exception.Kind.ShouldBe(ExceptionKind.RefundPending);

        await Append(stream.With(s => s with { Exceptions = [] }));

        (await Exceptions()).ShouldBeEmpty();
        (await Port.Queries.CountAsync(null, Ct)).OpenExceptions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Counts_follow_every_change()
    {
        var stream = await Append(new ReturnStream("r-1", Time, Ids).With(Held));
        await Append(WithExceptions("r-2", Exception(ExceptionKind.ParcelProblem, Severity.Low, 0)).With(Held));
        await Append(new ReturnStream("r-3", Time, Ids, Other));
        await Append(stream.With(s => Closed(s) with { Credits = [] }));
        await ReopenAsync();

        var acme = await Port.Queries.CountAsync(ReturnStream.Acme, Ct);
        acme.ShouldSatisfyAllConditions(
            () => acme.Returns.ShouldBe(2), () => acme.Held.ShouldBe(1),
            () => acme.ByStatus.ShouldBe(
                new Dictionary<ReturnStatus, long> { [ReturnStatus.Announced] = 1, [ReturnStatus.Closed] = 1 }, ignoreOrder: true),
            () => acme.OpenExceptions.ShouldBe(
                new Dictionary<ExceptionKind, long> { [ExceptionKind.ParcelProblem] = 1 }, ignoreOrder: true));
        (await Port.Queries.CountAsync(null, Ct)).Returns.ShouldBe(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task A_page_that_is_empty_or_too_large_is_refused(int limit) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => List(new ReturnFilter(), new PageRequest(limit)));

    private async Task<ReturnStream> Append(ReturnStream stream)
    {
        await PassAsync(TimeSpan.FromSeconds(1));
        (await Port.Store.AppendAsync(stream.Next(EventSamples.Parcel()), Ct)).ShouldBe(AppendResult.Appended);
        return stream;
    }

    private Task<Page<ReturnState>> List(ReturnFilter filter, PageRequest page) => Port.Queries.ListReturnsAsync(filter, page, Ct);

    private async Task ShouldFind(ReturnFilter filter, params ReturnStream[] streams) =>
        (await List(filter, new PageRequest())).Items.Select(s => s.Key).ShouldBe(streams.Select(s => s.Key));

    private async Task ShouldList(ExceptionFilter filter, params OpenException[] expected)
    {
        var found = new List<OpenException>();
        string? cursor = null;
        do
        {
            var page = await Port.Queries.ListExceptionsAsync(filter, new PageRequest(2, cursor), Ct);
            found.AddRange(page.Items.Select(i => i.Exception));
            cursor = page.Next;
        }
        while (cursor is not null);
        found.ShouldBe(expected);
    }

    private async Task<IReadOnlyList<ReturnException>> Exceptions() =>
        (await Port.Queries.ListExceptionsAsync(new ExceptionFilter(), new PageRequest(), Ct)).Items;

    private ReturnStream WithExceptions(string nativeId, params OpenException[] open) =>
        new ReturnStream(nativeId, Time, Ids).With(s => s with { Exceptions = open });

    private static OpenException Exception(ExceptionKind kind, Severity severity, int minute) =>
        new(kind, "line/1", severity, "Somebody should look.", EventSamples.Noon.AddMinutes(minute));

    private static ReturnState Closed(ReturnState state) => state with { Authorisation = new AuthorisationTrack { Closed = true } };

    private static ReturnState Held(ReturnState state)
    {
        var amount = new Money(12.50m, new Currency("EUR"));
        return state with
        {
            Credits =
            [
                new Credit
                {
                    CreditId = "c-1", Origin = CreditOrigin.Entitlement, Status = CreditStatus.Held, Lines = [], Amount = amount, ContentHash = "h",
                },
            ],
        };
    }
}
