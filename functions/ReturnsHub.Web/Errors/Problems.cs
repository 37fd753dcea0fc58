namespace ReturnsHub.Web.Errors;

/// <summary>Refusals that several endpoints give.</summary>
internal static class Problems
{
    public static Problem NotFound { get; } =
        new(404, "not-found", "Nothing is here for this key. Check the id, and that the key belongs to the tenant.");

    public static Problem TenantUnknown { get; } =
        new(404, "tenant-unknown", "No such tenant for this key. Leave 'tenant' out, or use one the key belongs to.");

    public static Problem TooLarge(int most) =>
        new(413, "body-too-large", $"The body is larger than {most} bytes. Send less at once.");

    public static Problem Compressed { get; } =
        new(415, "content-encoding-unsupported", "Send the body as it is, without Content-Encoding.");

    public static Problem Query(string parameter, string what) =>
        new(400, "query-invalid", $"The query parameter '{parameter}' {what}");

    public static Problem ForStatus(int status) => status switch
    {
        404 => new(404, "route-unknown", "There is nothing at this address. /openapi/v1.json lists what there is."),
        405 => new(405, "method-not-allowed", "This address does not take this method; the Allow header names those it takes."),
        408 => new(408, "request-timeout", "The request took too long to arrive. Send it again."),
        413 => new(413, "body-too-large", "The body is too large. Send less at once."),
        415 => new(415, "content-type-unsupported", "Send application/json."),
        _ when status >= 500 => Internal,
        _ => new(status, "request-invalid", "The request cannot be read as HTTP. Check its start line, headers and length."),
    };

    public static Problem Internal { get; } =
        new(500, "internal-error", "Something went wrong in the hub. Try again; if it stays, report the traceId to the hub's operator.");
}
