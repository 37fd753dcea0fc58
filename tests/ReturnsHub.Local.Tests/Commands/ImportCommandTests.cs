using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;
using ReturnsHub.Local.Commands;
using ReturnsHub.Local.Configuration;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Local.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private const string Csv = """
        type,id,occurredAt,rma,sku,quantity,condition
        receipt,R-1,2026-11-20T09:12:41Z,RMA-1,MUG,1,OPENED
        receipt,R-2,2026-11-20T09:13:41Z,RMA-2,MUG,one,OPENED
        receipt,R-3,2026-11-20T09:14:41Z,RMA-3,MUG,2,SEALED
        """;

    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-import-").FullName;

    public ImportCommandTests() => ConfigurationFile.Create(Data, _random);

    private string Data => Path.Combine(_directory, "data");

    [Fact]
    public async Task Good_rows_are_taken_in_and_a_bad_one_waits_with_its_number()
    {
        var file = await FileAsync("receipts.csv", Csv);
        var (said, code) = await ImportAsync(file, "warehouse");
        (said.Trim(), code).ShouldBe(("2 report(s) taken in, 0 known before, 1 in quarantine with their row's number.", 1));
        await using var host = await HubHost.StartAsync(new() { DataDirectory = Data, Listen = false, Pumps = HubPumps.None });
        var quarantine = host.Services.GetRequiredService<IQuarantine>();
        var set = (await quarantine.ListAsync(null, null, new PageRequest(), CancellationToken.None)).Items.ShouldHaveSingleItem();
        set.Detail.ShouldStartWith("Row 3 of the file receipts.csv: ");
        set.Detail.ShouldContain("quantity");
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing()
    {
        var file = await FileAsync("receipts.csv", Csv);
        await ImportAsync(file, "warehouse");
        (await ImportAsync(file, "warehouse")).Said.ShouldStartWith("0 report(s) taken in, 2 known before, 1 in quarantine");
    }

    [Theory]
    [InlineData("receipts.xlsx", "warehouse", "ends in .csv")]
    [InlineData("receipts.csv", "nobody", "No such tenant or connection")]
    public async Task A_file_that_cannot_be_taken_in_says_why(string name, string connection, string says)
    {
        var (said, code) = await ImportAsync(await FileAsync(name, Csv), connection);
        code.ShouldBe(2);
        said.ShouldContain(says);
    }

    public void Dispose()
    {
        _random.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<string> FileAsync(string name, string content)
    {
        var path = Path.Combine(_directory, name);
        await File.WriteAllTextAsync(path, content);
        return path;
    }

    private async Task<(string Said, int Code)> ImportAsync(string file, string connection)
    {
        await using var said = new StringWriter();
        var code = await CommandLine.RunAsync(["import", file, "--data", Data, "--tenant", "my-shop", "--connection", connection], said, said, CancellationToken.None);
        return (said.ToString(), code);
    }
}
