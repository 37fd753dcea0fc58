using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Web.Json;

/// <summary>A page as it travels.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; absent on the last.</param>
public sealed record PageView<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Writes answers in the hub's JSON.</summary>
internal static class Answers
{
    public static IResult Json<T>(T value, int status = 200) => Results.Json(value, HubJson.Options, "application/json", status);

    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, HubJson.Options);

    public static IResult Page<TIn, TOut>(Page<TIn> page, Func<TIn, TOut> view) =>
        Json(new PageView<TOut>([.. page.Items.Select(view)], page.Next));
}
