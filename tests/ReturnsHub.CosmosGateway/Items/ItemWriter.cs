using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Charges;
using ReturnsHub.CosmosGateway.Http;
using ReturnsHub.CosmosGateway.Partitions;
using ReturnsHub.CosmosGateway.Sql;

namespace ReturnsHub.CosmosGateway.Items;

/// <summary>Reads and writes one item within a transaction, with the service's status codes.</summary>
internal static class ItemWriter
{
    private const int KeyMismatch = 1001;
    private const int ConditionNotMet = 1110;

    public static GatewayResponse Apply(ItemTransaction transaction, ItemOperation operation)
    {
        var id = operation.Id ?? IdOf(operation.Body);
        if (Refuse(transaction, operation, id) is { } refused)
            return refused;
        var old = transaction.Find(id!);
        if (Conflict(operation, old) is { } conflict)
            return conflict;
        return operation.Kind switch
        {
            Operation.Read => Read(old!, operation),
            Operation.Delete => Delete(transaction, old!),
            Operation.Patch => Patch(transaction, operation, old!),
            _ => Put(transaction, operation, id!, operation.Body!, old, item => RequestCharges.Write(transaction.Container, item, old)),
        };
    }

    private static string? IdOf(JsonObject? body) => body?["id"] is JsonValue id && id.TryGetValue<string>(out var text) ? text : null;

    private static GatewayResponse? Refuse(ItemTransaction transaction, ItemOperation operation, string? id)
    {
        if (ItemLimits.CheckId(id) is { } badId)
            return badId;
        if (operation.BodySize > ItemLimits.MaxItemBytes)
            return ItemLimits.TooLarge();
        if (operation.Kind is not (Operation.Create or Operation.Upsert or Operation.Replace))
            return null;
        if (operation.Body is null || IdOf(operation.Body) != id)
            return GatewayResponse.Error(400, "The id of the item does not match the one addressed.");
        return PartitionKeyValue.Of(operation.Body, transaction.Container.PartitionKeyPaths).Equals(operation.Key)
            ? null
            : GatewayResponse.Error(
                400, "PartitionKey extracted from document doesn't match the one specified in the header.", KeyMismatch);
    }

    private static GatewayResponse? Conflict(ItemOperation operation, StoredItem? old)
    {
        if (operation.Kind == Operation.Create && old is not null)
            return GatewayResponse.Error(409, "Entity with the specified id already exists in the system.")
                with
            { Charge = RequestCharges.Refused };
        if (operation.Kind is not (Operation.Create or Operation.Upsert) && old is null)
            return GatewayResponse.Error(404, "Entity with the specified id does not exist in the system.")
                with
            { Charge = RequestCharges.NothingFound };
        if (old is null || operation.IfMatch is null or "*" || operation.IfMatch == old.ETag || operation.Kind == Operation.Read)
            return null;
        return GatewayResponse.Error(412, "One of the specified pre-condition is not met.") with { Charge = RequestCharges.Refused };
    }

    private static GatewayResponse Read(StoredItem item, ItemOperation operation) => operation.IfNoneMatch == item.ETag
        ? new GatewayResponse(304) { ETag = item.ETag, Charge = RequestCharges.Read(item) }
        : new GatewayResponse(200) { ETag = item.ETag, Body = item.Bytes, Charge = RequestCharges.Read(item) };

    private static GatewayResponse Delete(ItemTransaction transaction, StoredItem old)
    {
        transaction.Remove(old.Id);
        return new GatewayResponse(204) { Charge = RequestCharges.Delete(transaction.Container, old) };
    }

    private static GatewayResponse Patch(ItemTransaction transaction, ItemOperation operation, StoredItem old)
    {
        if (operation.Body is null)
            return GatewayResponse.Error(400, "A patch needs operations.");
        if ((string?)operation.Body["condition"] is { } condition
            && QueryExecutor.Run(QueryParser.ParseCondition(condition), [old.Json]).Count == 0)
            return GatewayResponse.Error(412, "The patch's condition is not met.", ConditionNotMet)
                with
            { Charge = RequestCharges.Refused };
        var patched = (JsonObject)old.Json.DeepClone();
        if (PatchDocument.Apply(patched, operation.Body) is { } problem)
            return GatewayResponse.Error(400, problem);
        var operations = operation.Body["operations"]!.AsArray().Count;
        return Put(
            transaction, operation, old.Id, patched, old, item => RequestCharges.Patch(transaction.Container, item, old, operations));
    }

    private static GatewayResponse Put(
        ItemTransaction transaction, ItemOperation operation, string id, JsonObject body, StoredItem? old, Func<StoredItem, double> charge)
    {
        var item = transaction.Put(id, body, old);
        if (item.Bytes.Length > ItemLimits.MaxItemBytes)
            return ItemLimits.TooLarge();
        return new GatewayResponse(old is null ? 201 : 200)
        {
            ETag = item.ETag,
            Body = operation.WantsMinimalAnswer ? [] : item.Bytes,
            Charge = charge(item),
        };
    }
}
