using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Warehouse;

/// <summary>Reads one report: the envelope, and by its type the rest.</summary>
internal static class WarehouseReport
{
    private const string Type = "type";

    public static Normalised Read(InboundMessage message, JsonView body)
    {
        var type = body.RequiredText(Type, ReadLimits.Code);
        var id = body.RequiredText("id", ReadLimits.Id);
        var at = body.Time("occurredAt") ?? throw body.Missing("occurredAt");
        FactBody report = type switch
        {
            "receipt" => new ReceiptReported(id, GoodsLines.Received(body)),
            "inspection" => new InspectionReported(id, GoodsLines.Inspected(body)),
            "disposition" => new DispositionReported(id, GoodsLines.Disposed(body)),
            "destruction" => new DestructionReported(
                body.RequiredText("certificateId", ReadLimits.Name),
                body.RequiredText("serial", ReadLimits.Name),
                body.RequiredText("method", ReadLimits.Name),
                WarehouseCodes.Read<CertificateKind>(body, "kind") ?? CertificateKind.Destroyed),
            _ => throw new UnreadableException("type-unknown", $"'{Type}' is not one of receipt, inspection, disposition, destruction."),
        };
        return new Normalised.Read(new Fact
        {
            Id = $"warehouse:{message.Connection}:{type}:{id}:{Times.Write(at)}",
            Tenant = message.Tenant,
            Subject = WarehouseSubject.Of(body),
            Connection = message.Connection,
            OccurredAt = at,
            Actor = WarehouseSubject.Operator(body) is { } person ? Actor.Person(person) : Actor.Connection(message.Connection),
            Evidence = message.Evidence,
            Body = report,
        });
    }
}
