using System.Text;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Local.Configuration;

/// <summary>What a hub's first start writes.</summary>
internal static class ConfigurationTemplate
{
    public const string PolicyFileName = "policy.json";

    public static string Text(string keyHash, string warehouseSecret) =>
        $$"""
        // What this hub is told. Comments and trailing commas are allowed; unknown settings are refused at the start.
        // A secret may be written here, or named as "env:NAME" and taken from the environment.
        {
          "tenants": [
            {
              // 2 to 40 characters of a-z, 0-9 and '-'. Part of every return's identity: never rename it.
              "id": "my-shop",

              // What the hub decides by: a file beside this one, or the document itself.
              "policy": "{{PolicyFileName}}",

              // Who reports to the hub. Each one posts to /webhooks/{tenant}/{connection}; its id is never renamed either.
              "connections": [
                {
                  // Your warehouse, or anything you write yourself: signed by https://www.standardwebhooks.com
                  "id": "warehouse",
                  "source": "warehouse",
                  "secrets": ["{{warehouseSecret}}"],
                },
                // {
                //   "id": "shop",
                //   "source": "shopify",
                //   "secrets": ["env:SHOPIFY_CLIENT_SECRET"],
                //   "options": { "shopDomain": "my-shop.myshopify.com" },
                // },
                // {
                //   "id": "easypost",
                //   "source": "easypost",
                //   "secrets": ["env:EASYPOST_WEBHOOK_SECRET"],
                // },
              ],

              // Who gets the events, each return's in order. Without "events" a consumer gets all of them.
              "consumers": [
                // {
                //   "id": "erp",
                //   "connector": "signed-webhook",
                //   "url": "https://erp.example/returns",
                //   "secrets": ["env:ERP_SIGNING_SECRET"],
                //   "events": ["credit.released", "inventory.moved"],
                //   "maxAttempts": 12,
                // },
              ],

              // How many days what is kept; what is left out is kept for ever. Events always are.
              // "retention": { "evidenceDays": 3650, "personalDataDays": 730, "deliveriesDays": 365, "idempotencyDays": 1, "quarantineDays": 90 },
            },
          ],

          // Who may call the API. Only hashes are kept: printf %s 'rhk_…' | sha256sum
          // Roles: read, operate, approve, admin (everything). With "tenant" a key sees that tenant only.
          "apiKeys": [
            { "subject": "admin", "roles": ["admin"], "sha256": "{{keyHash}}" },
          ],

          // "limits": { "webhookBodyBytes": 1048576, "webhookBodySeconds": 10, "apiBodyBytes": 262144, "longestWaitSeconds": 30 },

          // Consumers at private addresses are refused unless their host stands here.
          // "outbound": { "allowedHosts": ["erp.internal"] },
        }

        """;

    public static string Policy() => Encoding.UTF8.GetString(DefaultPolicy.Utf8.Span);
}
