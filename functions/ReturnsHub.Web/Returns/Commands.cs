using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Json;
using ReturnsHub.Web.Returns.Opening;
using ReturnsHub.Web.Returns.Views;

namespace ReturnsHub.Web.Returns;

/// <summary>Records what a person decides about one return.</summary>
internal sealed class Commands(RecordHandler record, TimeProvider time)
{
    /// <summary>
    /// Records <paramref name="body"/> in the caller's name and shows the return after it. The fact's id holds the version the
    /// person saw, so that a double click is one command and the same command on a changed return is a new one.
    /// </summary>
    public async Task<IResult> RecordAsync(HttpContext context, ReturnState state, string what, FactBody body)
    {
        var subject = context.Caller().Subject;
        var outcomes = await record.RecordAsync(
            new Fact
            {
                Id = $"api:{what}:{subject}:{state.Version}",
                Tenant = state.Tenant,
                Subject = new Subject.Known(state.ReturnId),
                Connection = "api",
                OccurredAt = time.GetUtcNow(),
                Actor = Actor.Person(subject),
                Roles = ApiRoleRoles.Of(context.Caller()),
                Body = body,
            },
            message: null,
            CancellationToken.None);
        return Answers.Json(ReturnView.Of(Recorded.StateOf(outcomes)));
    }
}
