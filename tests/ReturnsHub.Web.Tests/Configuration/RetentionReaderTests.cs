using System.Text.Json;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Web.Tests.Configuration;

public class RetentionReaderTests
{
    [Fact]
    public void What_is_left_out_is_kept_for_ever()
    {
        Read("{}").ShouldBe((new RetentionSettings(), ""));
        Read("""{ "evidenceDays": 30, "personalDataDays": null }""").ShouldBe((new RetentionSettings { EvidenceDays = 30 }, ""));
    }

    [Theory]
    [InlineData("""{ "evidenceDays": 0 }""", "evidenceDays must be a whole number from 1 to 36500.")]
    [InlineData("""{ "idempotencyDays": 3 }""", "idempotencyDays must be a whole number from 1 to 2.")]
    [InlineData("""{ "eventsDays": 3 }""", "eventsDays is not a setting.")]
    [InlineData("[]", "$ must be an object.")]
    public void A_wrong_setting_is_refused_with_its_name(string json, string error) => Read(json).Error.ShouldStartWith(error);

    private static (RetentionSettings Settings, string Error) Read(string json)
    {
        var errors = new List<ConfigurationError>();
        using var document = JsonDocument.Parse(json);
        var settings = RetentionReader.Read(new ConfigNode(document.RootElement, "", errors));
        return (settings, string.Join(' ', errors.Select(e => $"{e.Path} {e.What}")));
    }
}
