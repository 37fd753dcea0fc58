using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Tests.Policies;

public sealed class SqlitePolicyStoreTests : PolicyStoreContract
{
    private readonly EmbeddedHome _home = new();

    [Theory]
    [InlineData("update policy_entries set by_id='somebody'")]
    [InlineData("delete from policy_entries")]
    [InlineData("update policy_documents set document=''")]
    [InlineData("delete from policy_documents")]
    public async Task Rows_cannot_be_changed_even_by_the_program_itself(string statement)
    {
        (await Port.AppendAsync([Sample], "{}", Ct)).ShouldBeTrue();
        await CloseAsync();
        using var db = JournalConnection.Open(_home.Journal, 1024);
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => db.Execute(statement)).Message.ShouldContain("never");
    }

    protected override async Task<IPolicyStore> OpenAsync() => (await _home.OpenAsync(Time, Ids)).Policies;

    protected override Task CloseAsync() => _home.CloseAsync();

    protected override Task RemoveAsync() => _home.RemoveAsync();
}
