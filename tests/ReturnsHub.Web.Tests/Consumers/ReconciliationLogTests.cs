using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Consumers;

namespace ReturnsHub.Web.Tests.Consumers;

public sealed class ReconciliationLogTests
{
    [Fact]
    public async Task A_day_that_failed_is_told_with_the_faults_type_and_never_with_its_words()
    {
        var lines = new ConcurrentQueue<string>();
        using var provider = new ErrorLog(lines);
        using var factory = LoggerFactory.Create(l => l.AddProvider(provider));
        var consumer = new ConsumerSettings { Tenant = RunningHub.Shop, Id = "erp", Connector = "odoo", Url = new Uri("https://erp.invalid") };

        await new ReconciliationLog(factory.CreateLogger<ReconciliationLog>())
            .NotReconciledAsync(consumer, new DateOnly(2026, 11, 20), new ArgumentException("jane@example.com cannot be read"), CancellationToken.None);

        var line = lines.ShouldHaveSingleItem();
        line.ShouldStartWith("shop/erp ");
        line.ShouldContain("could not be reconciled, is tried again. System.ArgumentException");
        line.ShouldNotContain("jane");
    }
}
