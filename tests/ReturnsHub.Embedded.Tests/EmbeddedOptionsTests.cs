namespace ReturnsHub.Embedded.Tests;

public sealed class EmbeddedOptionsTests : EmbeddedTest
{
    public static TheoryData<string> Names =>
        [nameof(EmbeddedOptions.LockDuration), nameof(EmbeddedOptions.DuplicateWindow), nameof(EmbeddedOptions.BatchOperations),
         nameof(EmbeddedOptions.BatchBytes), nameof(EmbeddedOptions.WaitingOperations), nameof(EmbeddedOptions.CacheKilobytes),
         nameof(EmbeddedOptions.Readers), nameof(EmbeddedOptions.PackBytes), nameof(EmbeddedOptions.DataDirectory)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_setting_that_cannot_work_is_refused_by_name(string name)
    {
        var options = Home.Options;
        options = name switch
        {
            nameof(EmbeddedOptions.LockDuration) => options with { LockDuration = TimeSpan.Zero },
            nameof(EmbeddedOptions.DuplicateWindow) => options with { DuplicateWindow = TimeSpan.FromMinutes(9) },
            nameof(EmbeddedOptions.BatchOperations) => options with { BatchOperations = 0 },
            nameof(EmbeddedOptions.BatchBytes) => options with { BatchBytes = 0 },
            nameof(EmbeddedOptions.WaitingOperations) => options with { WaitingOperations = 0 },
            nameof(EmbeddedOptions.CacheKilobytes) => options with { CacheKilobytes = 1 },
            nameof(EmbeddedOptions.Readers) => options with { Readers = 0 },
            nameof(EmbeddedOptions.PackBytes) => options with { PackBytes = 0 },
            _ => options with { DataDirectory = " " },
        };

        var refused = await Should.ThrowAsync<ArgumentException>(() => EmbeddedBackend.OpenAsync(options, Time, Ids, Ct));

        refused.ParamName.ShouldBe(name);
        File.Exists(Home.Journal).ShouldBeFalse();
    }
}
