using ReturnsHub.Core.Returns.State;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Tests.Journal;

public sealed class SchemaTests : EmbeddedTest
{
    [Fact]
    public async Task A_new_file_has_the_newest_version()
    {
        await OpenAsync();
        await Home.CloseAsync();

        ReadVersion().ShouldBe(Schema.Steps.Count);
    }

    [Fact]
    public async Task A_file_of_the_first_version_is_brought_forward_with_what_it_holds()
    {
        MakeFirstVersion();

        var backend = await OpenAsync();

        (await backend.Queries.CountAsync(null, Ct)).ShouldSatisfyAllConditions(
            counts => counts.Returns.ShouldBe(3), counts => counts.Held.ShouldBe(1),
            counts => counts.ByStatus[ReturnStatus.Closed].ShouldBe(1), counts => counts.ByStatus[ReturnStatus.Announced].ShouldBe(2));
        (await backend.Deliveries.CountAsync(null, Ct)).ShouldHaveSingleItem().Count.ShouldBe(1);
        (await backend.Queries.ListReturnsAsync(new ReturnFilter { Held = true }, new PageRequest(), Ct)).Items.ShouldHaveSingleItem();
        (await backend.Deadlines.DueAsync(DateTimeOffset.UnixEpoch, new PageRequest(), Ct)).Items.Count.ShouldBe(3);
        await Home.CloseAsync();
        ReadVersion().ShouldBe(Schema.Steps.Count);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await OpenAsync();
        await Home.CloseAsync();
        using (var db = Open()) db.Execute("pragma user_version=99");

        var refused = await Should.ThrowAsync<DataTooNewException>(OpenAsync);

        refused.DataVersion.ShouldBe(99);
        refused.KnownVersion.ShouldBe(Schema.Steps.Count);
        refused.Message.ShouldContain("newer program");
        ReadVersion().ShouldBe(99);
    }

    [Fact]
    public void A_step_that_fails_leaves_the_file_at_the_step_before()
    {
        using var db = Open();

        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(
            () => Schema.Migrate(db, Home.Journal, ["create table a(x)", "create table b(x); create table a(x)"]));

        db.ExecuteScalar("pragma user_version").ShouldBe(1);
        db.ExecuteScalar("select count(*) from sqlite_master").ShouldBe(1);
    }

    private void MakeFirstVersion()
    {
        var state = """
            {"tenant":"acme","returnId":"RETURN","version":1,"lastHash":"","authorisation":{"status":"NONE","requestedBy":[],"closed":false}}
            """;
        using var db = Open();
        Schema.Migrate(db, Home.Journal, [Schema.Steps[0]]);
        foreach (var (number, status, held) in new[] { (1, ReturnStatus.Announced, 0), (2, ReturnStatus.Announced, 1), (3, ReturnStatus.Closed, 0) })
        {
            var id = ReturnStream.KeyOf($"r-{number}").ReturnId;
            db.Execute($"""
                insert into returns(rid, tenant, return_id, version, changed, status, held, state)
                values({number}, 'acme', '{id}', 1, {number}, {(int)status}, {held}, cast('{state.Replace("RETURN", id.Value)}' as blob))
                """);
        }

        db.Execute("""
            insert into deliveries(tenant, delivery_id, consumer, event_id, event_type, return_id, seq, status, attempts, updated_at)
            values('acme', 'erp:1', 'erp', x'00', 't', 'r', 1, 1, 1, 1)
            """);
    }

    private long ReadVersion()
    {
        using var db = Open();
        return db.ExecuteScalar("pragma user_version");
    }

    private JournalConnection Open()
    {
        SQLitePCL.Batteries_V2.Init();
        return JournalConnection.Open(Home.Journal, 1024);
    }
}
