using System.Text;

namespace ReturnsHub.Infra.Tests.Cost;

/// <summary>The measured rows behind the counts.</summary>
internal static class MeasuredTables
{
    public static string Write(CostInputs inputs)
    {
        var text = new StringBuilder("\n## Where request units go\n\nRequests and request units of one return, by the step that asks. A deliver step holds what its acknowledgements record.\n\n| step | request | how many | request units |\n|---|---|---:|---:|\n");
        foreach (var step in inputs.Rows("requestUnits").GroupBy(r => r.Where))
        {
            foreach (var row in step) text.Append($"| {row.Where} | {row.What} | {CostReport.Number(row.Number)} | {CostReport.Number(row.Amount)} |\n");
            text.Append($"| **{step.Key}** | | **{CostReport.Number(step.Sum(r => r.Number))}** | **{CostReport.Number(step.Sum(r => r.Amount))}** |\n");
        }

        text.Append("\n## Service Bus operations\n\nEvery call counts, a message once for each 64 KB begun (<https://azure.microsoft.com/pricing/details/service-bus/>). Each report comes alone here, so each session is taken for one message; `empty` is the look that finds no more before a session is left. Locks last minutes and steps milliseconds, so none is renewed. A trigger that waits at an empty queue asks once a minute, which is not counted.\n\n| queue | operation | a return | a message |\n|---|---|---:|---:|\n");
        foreach (var row in inputs.Rows("busOperations")) text.Append($"| {row.Where} | {row.What} | {CostReport.Number(row.Number)} | {CostReport.Number(row.Amount)} |\n");
        text.Append("\n## Executions\n\nTimers run by the clock whatever the traffic: some 2,000 executions a day, which are not counted.\n\n| function | a return |\n|---|---:|\n");
        foreach (var row in inputs.Rows("executions")) text.Append($"| {row.What} | {CostReport.Number(row.Number)} |\n");
        text.Append("\n## Documents\n\n| container | kind | a return | KB a return |\n|---|---|---:|---:|\n");
        foreach (var row in inputs.Rows("documents")) text.Append($"| {row.Where} | {row.What} | {CostReport.Number(row.Number)} | {CostReport.Number(row.Amount)} |\n");
        return text.ToString();
    }
}
