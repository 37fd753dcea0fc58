namespace ReturnsHub.Embedded.Journal.Migrations;

/// <summary>Lists and counts for people: indices by what a list is filtered by, and counters that stand still counting.</summary>
internal static class Migration002
{
    public const string Sql = """
        create index returns_by_change on returns(changed);
        create index returns_by_tenant on returns(tenant, changed);
        create index returns_by_status on returns(status, tenant, changed);
        create index returns_held on returns(tenant, changed) where held = 1;
        create index returns_by_order on returns(order_id, changed) where order_id is not null;
        create index returns_by_rma on returns(rma, changed) where rma is not null;
        create table return_counts(
            tenant text not null, status integer not null, held integer not null, n integer not null,
            primary key(tenant, status, held)) without rowid;
        insert into return_counts select tenant, status, held, count(*) from returns group by tenant, status, held;

        create index exceptions_by_tenant on exceptions(tenant, urgency, since, id);
        create index unmatched_waiting on unmatched(since, id) where lasting = 0;
        create index quarantine_by_age on quarantine(status, at, id);
        create index idempotency_by_age on idempotency(forget_at);

        create index deliveries_by_consumer on deliveries(tenant, consumer, status, id);
        create index deliveries_by_return on deliveries(return_id, id);
        create table delivery_counts(
            tenant text not null, consumer text not null, status integer not null, n integer not null,
            primary key(tenant, consumer, status)) without rowid;
        insert into delivery_counts select tenant, consumer, status, count(*) from deliveries group by tenant, consumer, status;
        """;
}
