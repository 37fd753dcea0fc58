namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="ICursors"/> does.</summary>
public abstract class CursorsContract : PortContract<ICursors>
{
    [Fact]
    public async Task A_cursor_is_the_one_saved_last_by_its_own_reader()
    {
        (await Port.ReadAsync("relay", Ct)).ShouldBeNull();

        await Port.SaveAsync("relay", "1", Ct);
        await Port.SaveAsync("projector", "7", Ct);
        await Port.SaveAsync("relay", "2", Ct);
        await ReopenAsync();

        (await Port.ReadAsync("relay", Ct)).ShouldBe("2");
        (await Port.ReadAsync("projector", Ct)).ShouldBe("7");
    }
}
