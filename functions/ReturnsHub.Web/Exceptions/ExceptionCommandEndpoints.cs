using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Exceptions;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Exceptions;

/// <summary>Hands an exception to somebody.</summary>
/// <param name="Kind">The exception's kind; required.</param>
/// <param name="About">What it is about, as the list has it; required.</param>
/// <param name="Owner">The person's subject, at most 100 characters; absent to give it back to everybody.</param>
public sealed record AssignException(ExceptionKind? Kind = null, string? About = null, string? Owner = null);

/// <summary>Sets an exception aside, or takes note of it.</summary>
/// <param name="Kind">The exception's kind; required.</param>
/// <param name="About">What it is about, as the list has it; required.</param>
/// <param name="Why">A short phrase without personal data, at most 200 characters; required.</param>
public sealed record DismissException(ExceptionKind? Kind = null, string? About = null, string? Why = null);

/// <summary>A row of the guide.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="WhatToDo">What to do about it.</param>
/// <param name="Permission">What the person who puts it right must be allowed to do.</param>
/// <param name="Roles">The roles that are.</param>
/// <param name="Ends">How far a person's word ends it.</param>
public sealed record ExceptionKindView(ExceptionKind Kind, string WhatToDo, string Permission, IReadOnlyList<string> Roles, ExceptionEnding Ends);

/// <summary>Lets people take over, hand over and dismiss exceptions, and shows what each kind asks of them.</summary>
internal static class ExceptionCommandEndpoints
{
    private const int LongestAbout = 300;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/exceptions/kinds", () => Answers.Json<IReadOnlyList<ExceptionKindView>>([.. Enum.GetValues<ExceptionKind>().Select(Row)]))
            .Needs(Permission.ReadReturns)
            .Describe("listExceptionKinds", "What each kind of exception asks of people.", "What to do, with which permission, and how it ends.")
            .Answers<IReadOnlyList<ExceptionKindView>>(200, "Every kind.");
        api.MapPost("/returns/{id}/exceptions/assign", AssignAsync)
            .Needs(Permission.WorkExceptions)
            .Describe("assignException", "Hand an exception to somebody, or give it back.")
            .IsReturnCommand<AssignException>();
        api.MapPost("/returns/{id}/exceptions/dismiss", DismissAsync)
            .Needs(Permission.WorkExceptions)
            .Describe("dismissException", "Set an exception aside, or take note of one about money.", "Needs the kind's own permission as well. It comes back when what it rests on changes.")
            .IsReturnCommand<DismissException>();
    }

    private static async Task<IResult> AssignAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<AssignException>(context);
        var state = await scope.ReturnAsync(context, id, ct);
        var errors = new FieldErrors();
        var about = Which(errors, body.Kind, body.About);
        var owner = errors.Text("owner", body.Owner, 100);
        errors.ThrowIfAny();
        return await commands.RecordAsync(context, state, $"assign:{body.Kind}:{about}", new ExceptionAssignment(body.Kind!.Value, about!, owner));
    }

    private static async Task<IResult> DismissAsync(
        HttpContext context, TenantScope scope, RequestBody bodies, Commands commands, string id, CancellationToken ct)
    {
        var body = await bodies.ReadAsync<DismissException>(context);
        var state = await scope.ReturnAsync(context, id, ct);
        var errors = new FieldErrors();
        var about = Which(errors, body.Kind, body.About);
        var why = errors.Text("why", body.Why, 200, required: true);
        errors.ThrowIfAny();
        return await commands.RecordAsync(context, state, $"dismiss:{body.Kind}:{about}", new ExceptionDismissal(body.Kind!.Value, about!, why!));
    }

    private static string? Which(FieldErrors errors, ExceptionKind? kind, string? about)
    {
        if (kind is null) errors.Add("kind", "is required.");
        return errors.Text("about", about, LongestAbout, required: true);
    }

    private static ExceptionKindView Row(ExceptionKind kind)
    {
        var advice = ExceptionGuide.Of(kind);
        return new ExceptionKindView(kind, advice.WhatToDo, CodeNames.Of(advice.Permission), ExceptionView.RolesWith(advice.Permission), advice.Ending);
    }
}
