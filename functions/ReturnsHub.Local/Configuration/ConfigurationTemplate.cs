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
                //   // With a token the hub asks the shop for what webhooks leave out and for what never arrived.
                //   // "credentials": { "adminToken": "env:SHOPIFY_ADMIN_TOKEN" },
                //   "options": {
                //     "shopDomain": "my-shop.myshopify.com",
                //     // The hub's own public address of this connection: with it the hub makes and mends its webhook subscriptions.
                //     // "webhookAddress": "https://hub.example/webhooks/my-shop/shop",
                //     // What the hub may do in the shop; nothing unless listed here. "refund" pays customers: leave it out where
                //     // somebody else pays what is released.
                //     // "closeLoop": "approve, decline, process, refund",
                //   },
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
                // {
                //   // The shop itself: fetches what webhooks leave out, and carries out what "closeLoop" of its connection lists.
                //   "id": "shop-loop",
                //   "connector": "shopify",
                //   "url": "https://my-shop.myshopify.com/",
                //   "events": ["return.requested", "return.named", "exception.raised"],
                // },
              ],

              // How many days what is kept; what is left out is kept for ever. Events always are.
              // "retention": { "evidenceDays": 3650, "personalDataDays": 730, "deliveriesDays": 365, "idempotencyDays": 1, "quarantineDays": 90 },
            },
          ],

          // Who may call the API. Only hashes are kept; 'returnshub key --subject finn --role approver' makes a key and its entry.
          // "subject" is a person's stable id, never a name or an address: it stands on what they do, and duties are kept apart by
          // it. All keys of one subject are one person. With "tenant" a key sees that tenant only. Roles do not include each other:
          //   clerk          opens returns, settles reasons, works exceptions and requests about personal data
          //   receiver       takes goods in
          //   inspector      grades goods and says where they go
          //   approver       approves and rejects credits
          //   controller     answers for the money: approvals, policy changes, claims, break-glass
          //   auditor        reads everything, changes nothing
          //   administrator  runs the hub, decides on no money
          //   integration    a system: reads returns and events, opens returns, sees no personal data
          "apiKeys": [
            // The first key can try everything except approve: whoever opened or graded a return may not approve its credit, so
            // that needs a second person. Take roles away from it when others have them.
            { "subject": "admin", "roles": ["administrator", "clerk", "receiver", "inspector", "auditor"], "sha256": "{{keyHash}}" },
            // { "subject": "finn", "tenant": "my-shop", "roles": ["approver"], "sha256": "…" },
          ],

          // "limits": { "webhookBodyBytes": 1048576, "webhookBodySeconds": 10, "apiBodyBytes": 262144, "longestWaitSeconds": 30 },

          // Consumers at private addresses are refused unless their host stands here.
          // "outbound": { "allowedHosts": ["erp.internal"] },

          // Customers' words are read by the classifier built in, and leave this machine only when a language model stands here:
          // Azure's v1 endpoint with your deployment, or https://api.openai.com/v1/ with a model's name. Personal data is taken out before.
          // "reasonModel": {
          //   "endpoint": "https://my-resource.openai.azure.com/openai/v1/",
          //   "deployment": "reasons",
          //   "apiKey": "env:REASON_MODEL_KEY",
          //   "dailyTokens": 1000000,
          // },
        }

        """;

    public static string Policy() => Encoding.UTF8.GetString(DefaultPolicy.Utf8.Span);
}
