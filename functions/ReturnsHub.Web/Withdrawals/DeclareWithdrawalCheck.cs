using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Withdrawals;

/// <summary>A declaration whose every field has been checked.</summary>
internal sealed record CheckedWithdrawal(
    string Connection, string? OrderId, string? ReturnId, IReadOnlyList<WithdrawnUnits> Lines, string Name, string Contact, string? Statement, DateTimeOffset DeclaredAt);

/// <summary>Checks a declaration of withdrawal.</summary>
internal static class DeclareWithdrawalCheck
{
    private const int MostLines = 200;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <exception cref="Errors.ProblemException">Something is wrong with it.</exception>
    public static CheckedWithdrawal Read(DeclareWithdrawal body, Tenant tenant, DateTimeOffset now)
    {
        var errors = new FieldErrors();
        if (body.Connection != OpenReturnCheck.OwnConnection && tenant.Connections.All(c => c.Id != body.Connection))
            errors.Add("connection", $"is '{OpenReturnCheck.OwnConnection}' or a connection of the tenant.");
        var orderId = errors.Text("orderId", body.OrderId, 100, required: body.ReturnId is null);
        if (body.ReturnId is { } returnId && !ReturnId.TryParse(returnId, out _)) errors.Add("returnId", "is the id of a return: 'ret_' and 24 characters.");
        var lines = body.Lines is null ? [] : Lines(errors, body.Lines);
        var name = errors.Text("name", body.Name, 200, required: true);
        var contact = errors.Text("contact", body.Contact, 200, required: true);
        var statement = errors.Note("statement", body.Statement, 4000);
        if (body.DeclaredAt < Earliest || body.DeclaredAt > now + ClockSkew) errors.Add("declaredAt", "is between the year 2000 and now.");
        errors.ThrowIfAny();
        return new CheckedWithdrawal(body.Connection, orderId, body.ReturnId, lines, name!, contact!, statement, body.DeclaredAt ?? now);
    }

    private static IReadOnlyList<WithdrawnUnits> Lines(FieldErrors errors, IReadOnlyList<DeclaredLine?> lines)
    {
        if (lines.Count is 0 or > MostLines) errors.Add("lines", $"has 1 to {MostLines} items; leave it out for the whole order.");
        var read = new List<WithdrawnUnits>();
        for (var i = 0; i < Math.Min(lines.Count, MostLines); i++)
        {
            if (lines[i] is not { } line)
            {
                errors.Add($"lines[{i}]", "is an object.");
                continue;
            }

            var id = errors.Text($"lines[{i}].orderLineId", line.OrderLineId, 90, required: true);
            read.Add(new WithdrawnUnits(id ?? "", errors.Units($"lines[{i}].quantity", line.Quantity)));
        }

        errors.Once("lines", read.Select(l => l.OrderLineId.Length == 0 ? null : l.OrderLineId));
        return read;
    }
}
