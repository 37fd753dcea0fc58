using Microsoft.AspNetCore.Builder;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Returns.Views;

namespace ReturnsHub.Web.Returns;

/// <summary>What all commands to a return have in common: they answer with the return after it.</summary>
internal static class ReturnCommandDescriptions
{
    /// <summary>A command that says more than its address.</summary>
    public static RouteHandlerBuilder IsReturnCommand<TBody>(this RouteHandlerBuilder builder)
        where TBody : notnull => builder.Takes<TBody>().IsReturnCommand().Refuses(400, 413, 415);

    /// <summary>A command that says all in its address.</summary>
    public static RouteHandlerBuilder IsReturnCommand(this RouteHandlerBuilder builder) =>
        builder.Answers<ReturnView>(200, "The return after it.").Refuses(404, 409, 503);
}
