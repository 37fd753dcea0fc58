namespace ReturnsHub.Azure.Tests.Blobs;

/// <summary>Says what the suites over blobs ran against.</summary>
public sealed class BlobServiceTests
{
    [SkippableFact]
    public async Task The_suites_over_blobs_run_against_Azurite()
    {
        Skip.If(BlobsHome.Account is not null, $"{BlobsHome.ConnectionVariable} is set: they run against that account.");
        var azurite = await Azurite.GetAsync();
        Skip.If(azurite.Connection is null, azurite.WhyNot);

        azurite.Connection.ShouldContain("127.0.0.1");
    }

    [SkippableFact]
    public void The_suites_over_blobs_run_against_an_account()
    {
        Skip.If(BlobsHome.Account is null, $"{BlobsHome.ConnectionVariable} is not set: no storage account was tried.");

        BlobsHome.Account.ShouldContain("AccountName=");
    }
}
