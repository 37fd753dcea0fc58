using System.Text;

namespace ReturnsHub.Erps.Tests.Odoo;

/// <summary>A database and a client for one test.</summary>
public abstract class OdooFixture : IAsyncLifetime
{
    internal FakeOdoo Erp { get; } = new();

    protected HttpClient Http { get; } = Bench.Client();

    public Task InitializeAsync() => Erp.StartAsync();

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Erp.DisposeAsync();
    }

    /// <summary>A request that changed something, as it was on the wire.</summary>
    private protected string Sent(int index) => Erp.Writes[index] is var sent ? $"{sent.Method} {sent.Path[1..]}\n{Encoding.UTF8.GetString(sent.Raw)}" : "";

    private protected void Profile(string mapped, string other)
    {
        Erp.ProfileText.ShouldContain(mapped);
        Erp.ProfileText = Erp.ProfileText.Replace(mapped, other, StringComparison.Ordinal);
    }
}
