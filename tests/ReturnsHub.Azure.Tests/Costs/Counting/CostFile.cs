using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReturnsHub.Azure.Tests.Costs.Counting;

/// <summary>A count as it stands in <c>infra/cost-counts.json</c>.</summary>
internal sealed record CostCount(string Name, double Value, string Basis, string From);

/// <summary>What a return causes somewhere: requests and request units of a stage, or documents and their KB.</summary>
/// <param name="Where">The stage, queue or container.</param>
/// <param name="What">The kind of document, and the operation on it.</param>
/// <param name="Number">How many, for each return.</param>
/// <param name="Amount">Request units, or KB, for each return.</param>
internal sealed record CostRow(string Where, string What, double Number, double Amount);

/// <summary><c>infra/cost-counts.json</c>: what is assumed is written by people, what is measured by the tests here.</summary>
internal static class CostFile
{
    /// <summary>Set it to have the tests write what they measure.</summary>
    public const string Variable = "RETURNSHUB_WRITE_COUNTS";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool Writes => Environment.GetEnvironmentVariable(Variable) is not null;

    public static IReadOnlyList<CostCount> Counts => [.. Root().GetProperty("counts").EnumerateArray().Select(c => new CostCount(
        c.GetProperty("name").GetString()!, c.GetProperty("value").GetDouble(), c.GetProperty("basis").GetString()!, c.GetProperty("from").GetString()!))];

    public static IReadOnlyList<CostRow> Rows(string table) => [.. Root().GetProperty(table).EnumerateArray().Select(r => new CostRow(
        r.GetProperty("where").GetString()!, r.GetProperty("what").GetString()!, r.GetProperty("number").GetDouble(), r.GetProperty("amount").GetDouble()))];

    /// <summary>Puts measured values in the places of those that stand there; the file says which there are.</summary>
    public static void Write(IReadOnlyList<CostCount> measured, IReadOnlyDictionary<string, IReadOnlyList<CostRow>> tables)
    {
        var counts = Counts.Select(stands => measured.FirstOrDefault(m => m.Name == stands.Name) ?? stands);
        var text = new StringBuilder("{\n  \"counts\": [\n");
        text.AppendJoin(",\n", counts.Select(c => $$"""    { "name": {{Quoted(c.Name)}}, "value": {{Number(c.Value)}}, "basis": {{Quoted(c.Basis)}}, "from": {{Quoted(c.From)}} }"""));
        foreach (var (name, rows) in tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  ],\n  {Quoted(name)}: [\n");
            text.AppendJoin(",\n", rows.Select(r => $$"""    { "where": {{Quoted(r.Where)}}, "what": {{Quoted(r.What)}}, "number": {{Number(r.Number)}}, "amount": {{Number(r.Amount)}} }"""));
        }

        File.WriteAllText(Path(), text.Append("\n  ]\n}\n").ToString());
    }

    /// <summary>Four digits: more is noise.</summary>
    public static double Rounded(double value) => value == 0 ? 0 : double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static JsonElement Root()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path()));
        return file.RootElement.Clone();
    }

    /// <summary>A file of the repository.</summary>
    public static string InRepository(params string[] path)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "ReturnsHub.sln"))) directory = directory.Parent;
        return System.IO.Path.Combine([directory!.FullName, .. path]);
    }

    private static string Path() => InRepository("infra", "cost-counts.json");

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    private static string Number(double value) => Rounded(value).ToString("0.######", CultureInfo.InvariantCulture);
}
