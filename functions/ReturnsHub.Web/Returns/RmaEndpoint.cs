using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Views;

namespace ReturnsHub.Web.Returns;

/// <summary>Finds a return by an RMA number as somebody read it from a label or heard it on the telephone.</summary>
internal static class RmaEndpoint
{
    private const int Longest = 40;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/rma/{number}", GetAsync)
            .Needs(Permission.ReadReturns)
            .Describe("getReturnByRma", "Show the return of an RMA number.", "Any case, with or without blanks and dashes; O counts as 0, I and L as 1.")
            .Answers<ReturnView>(200, "The youngest return of the number.")
            .Refuses(404, 422);

    private static async Task<IResult> GetAsync(
        HttpContext context, TenantScope scope, ILookup lookup, IReturnStore store, string number, CancellationToken ct)
    {
        if (number.Length > Longest || number.Any(char.IsControl)) return Problems.NotFound;
        foreach (var tenant in scope.Visible(context))
        {
            var found = await lookup.FindAsync(tenant, LookupKey.Rma(number), ct);
            if (found.Count > 0 && await store.LoadAsync(new StreamKey(tenant, found[^1]), ct) is { } state) return Answers.Json(ReturnView.Of(state));
        }

        return RmaNumber.Read(number, out _) == RmaFault.CheckCharacter
            ? new Problem(422, "rma-check-character", "The number cannot be right: one character is wrong, or two are swapped. Read it again, eight characters in two groups such as K7M2-9XQ4.")
            : Problems.NotFound;
    }
}
