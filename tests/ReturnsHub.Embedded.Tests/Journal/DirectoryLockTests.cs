namespace ReturnsHub.Embedded.Tests.Journal;

public sealed class DirectoryLockTests : EmbeddedTest
{
    [Fact]
    public async Task A_second_open_is_refused_and_says_what_to_do()
    {
        var backend = await OpenAsync();
        await backend.Cursors.SaveAsync("r", "1", Ct);

        var refused = await Should.ThrowAsync<DataDirectoryInUseException>(() => EmbeddedBackend.OpenAsync(Home.Options, Time, Ids, Ct));

        refused.Directory.ShouldBe(Home.Directory);
        refused.Message.ShouldContain(Home.Directory);
        refused.Message.ShouldContain("Stop that process");
        (await backend.Cursors.ReadAsync("r", Ct)).ShouldBe("1");
    }

    [Fact]
    public async Task A_closed_directory_can_be_opened_again()
    {
        await OpenAsync();
        var backend = await ReopenAsync();

        await backend.Cursors.SaveAsync("r", "1", Ct);
    }

    [Fact]
    public async Task A_failed_open_leaves_the_directory_free()
    {
        await File.WriteAllTextAsync(Home.Journal, "this is no database, whatever it is, and it is long enough to be read as one");
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(OpenAsync);
        File.Delete(Home.Journal);

        var backend = await OpenAsync();

        (await backend.Cursors.ReadAsync("r", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_owner_can_look_into_a_directory_the_backend_made()
    {
        var directory = Path.Combine(Home.Directory, "made");
        await using var backend = await EmbeddedBackend.OpenAsync(Home.Options with { DataDirectory = directory }, Time, Ids, Ct);

        if (OperatingSystem.IsWindows()) Directory.Exists(directory).ShouldBeTrue();
        else File.GetUnixFileMode(directory).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
