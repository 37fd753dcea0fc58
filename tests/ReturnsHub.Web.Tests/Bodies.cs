namespace ReturnsHub.Web.Tests;

/// <summary>Bodies that tests send.</summary>
internal static class Bodies
{
    /// <summary>A jacket for 89.99, bought and now sent back.</summary>
    public static string Jacket(string orderId, string paid = "89.99", string extra = "") =>
        $$"""
        {
          "orderId": "{{orderId}}",
          "authorised": true,
          {{extra}}
          "lines": [{ "lineId": "L1", "orderLineId": "OL1", "sku": "JKT-M", "quantity": 1, "reason": "SIZE_TOO_SMALL", "note": "Runs small, call me: 555 0100" }],
          "order": { "orderId": "{{orderId}}", "currency": "EUR", "lines": [{ "orderLineId": "OL1", "sku": "JKT-M", "quantity": 1, "paid": "{{paid}}", "tax": "7.20" }] }
        }
        """;
}
