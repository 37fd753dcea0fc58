using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Ports;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Local.Tests.Pumps;

public sealed class InboundPumpTests : IDisposable
{
    private readonly TestHub _hub = new();

    [Fact]
    public async Task A_message_that_fails_for_ever_ends_in_quarantine_and_holds_back_no_other()
    {
        var broken = new Broken();
        await using var host = await HubHost.StartAsync(_hub.Options with
        {
            TimeProvider = new FastTime(),
            Services = services =>
            {
                services.RemoveAll<ISource>();
                services.AddSingleton<ISource>(broken);
            },
        });
        using var client = TestHub.Client(host);
        for (var i = 0; i < 300; i++)
        {
            using var content = new StringContent($"{(i == 7 ? "poison" : "fine")} {i}");
            using var answer = await client.PostAsync("/webhooks/shop/warehouse", content);
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await host.DrainAsync(limit.Token);
        broken.Read.ShouldBe(299);
        broken.Failed.ShouldBe(NormaliseStep.MostAttempts);
        var page = await host.Services.GetRequiredService<IQuarantine>().ListAsync(null, QuarantineStatus.Open, new PageRequest(), CancellationToken.None);
        page.Items.Single().Reason.ShouldBe("processing-failed");
        page.Items.Single().Detail.ShouldNotContain("poison");
    }

    public void Dispose() => _hub.Dispose();

    /// <summary>An adapter with a bug: it throws where it may not.</summary>
    private sealed class Broken : ISource
    {
        private int _read;
        private int _failed;

        public int Read => _read;

        public int Failed => _failed;

        public string Name => "warehouse";

        public IReadOnlyList<string> Check(ConnectionSettings connection) => [];

        public Core.Intake.Verification Verify(WebhookRequest request, ConnectionSettings connection) =>
            new Core.Intake.Verification.Accepted("", null, new Dictionary<string, string>(StringComparer.Ordinal));

        public Normalised Normalise(InboundMessage message, ReadOnlyMemory<byte> raw)
        {
            if (raw.Span.StartsWith("poison"u8))
            {
                Interlocked.Increment(ref _failed);
                throw new InvalidOperationException("poison");
            }

            Interlocked.Increment(ref _read);
            return new Normalised.Read([], []);
        }
    }
}
