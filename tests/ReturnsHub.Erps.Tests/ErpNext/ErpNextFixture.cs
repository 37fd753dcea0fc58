using System.Text;

namespace ReturnsHub.Erps.Tests.ErpNext;

/// <summary>A site and a client for one test.</summary>
public abstract class ErpNextFixture : IAsyncLifetime
{
    internal FakeErpNext Erp { get; } = new();

    protected HttpClient Http { get; } = Bench.Client();

    public Task InitializeAsync() => Erp.StartAsync();

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Erp.DisposeAsync();
    }

    /// <summary>A request that changed something, as it was on the wire.</summary>
    private protected string Sent(int index) => Erp.Writes[index] is var sent ? $"{sent.Method} {sent.Path["/site/".Length..]}\n{Encoding.UTF8.GetString(sent.Raw)}" : "";

    private protected void Profile(string mapped, string other)
    {
        Erp.ProfileText.ShouldContain(mapped);
        Erp.ProfileText = Erp.ProfileText.Replace(mapped, other, StringComparison.Ordinal);
    }
}
