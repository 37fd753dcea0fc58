using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Tests.Telemetry;

/// <summary>The table people read is the instruments that exist.</summary>
public class InstrumentsTests
{
    [Fact]
    public void The_table_in_the_README_names_every_instrument_with_its_kind_and_unit()
    {
        var table = File.ReadLines(Readme())
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 6 && cells[1].StartsWith("`returnshub.", StringComparison.Ordinal))
            .Select(cells => $"{cells[1].Trim('`')} {cells[2]} {cells[3].Trim('`')}");

        table.Order(StringComparer.Ordinal).ShouldBe(Published().Select(i => $"{i.Name} {KindOf(i)} {i.Unit}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_are_lower_case_words_joined_by_dots_and_every_instrument_says_what_it_measures()
    {
        foreach (var instrument in Published())
        {
            instrument.Name.ShouldMatch("^returnshub(\\.[a-z_]+)+$");
            instrument.Description.ShouldNotBeNullOrWhiteSpace();
        }
    }

    private static List<Instrument> Published()
    {
        var published = new List<Instrument>();
        HubMetrics? metrics = null;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            // Other tests have meters of the same name.
            if (metrics?.Owns(instrument) == true) published.Add(instrument);
        };
        using (metrics = new HubMetrics(new NoTenants(), TimeProvider.System))
        {
            listener.Start();
        }

        return published;
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name switch
    {
        var name when name.StartsWith("Counter", StringComparison.Ordinal) => "counter",
        var name when name.StartsWith("Histogram", StringComparison.Ordinal) => "histogram",
        var name when name.StartsWith("ObservableGauge", StringComparison.Ordinal) => "observable gauge",
        var name => name,
    };

    private static string Readme([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../functions/ReturnsHub.Core/Telemetry/README.md");

    private sealed class NoTenants : ITenants
    {
        public IReadOnlyCollection<Tenant> All => [];

        public Tenant? Find(TenantId id) => null;
    }
}
