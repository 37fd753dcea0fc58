namespace ReturnsHub.Core.Telemetry;

/// <summary>
/// Names of span attributes. Those of OpenTelemetry's own registry keep its names
/// (https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/, https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/);
/// the hub's stand under <c>returnshub</c>. Values are codes, ids of the hub and names from its configuration: never content.
/// </summary>
internal static class SpanTags
{
    public const string MessagingSystem = "messaging.system";
    public const string Destination = "messaging.destination.name";
    public const string OperationType = "messaging.operation.type";
    public const string OperationName = "messaging.operation.name";
    public const string MessageId = "messaging.message.id";
    public const string ErrorType = "error.type";

    public const string Tenant = "returnshub.tenant";
    public const string Connection = "returnshub.connection";
    public const string SourceAdapter = "returnshub.source";
    public const string ReturnId = "returnshub.return.id";
    public const string Fact = "returnshub.fact";
    public const string Outcome = "returnshub.outcome";
    public const string Events = "returnshub.events";
    public const string EventId = "returnshub.event.id";
    public const string EventType = "returnshub.event.type";
    public const string Consumer = "returnshub.consumer";
    public const string Attempt = "returnshub.attempt";
    public const string Classifier = "returnshub.classifier";
    public const string Duplicate = "returnshub.duplicate";
}
