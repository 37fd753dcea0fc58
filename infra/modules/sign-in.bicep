// The platform signs people in before the app, which then decides what they may do: `signIn` in returnshub.json
// (https://learn.microsoft.com/azure/app-service/overview-authentication-authorization,
// https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-authsettingsv2).
param appName string

@description('Client id of the app registration that people sign in to.')
@minLength(36)
@maxLength(36)
param clientId string

@description('Whose tokens are taken; `signIn.issuers` in returnshub.json names the same.')
param issuer string

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource authentication 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
      runtimeVersion: '~1'
    }
    globalValidation: {
      // Who brings a key of the hub has no sign-in. "Allow unauthenticated access" leaves them to the app, which refuses whoever brings
      // neither; the others would be answered 401 or sent to a sign-in page before the app sees their key
      // (https://learn.microsoft.com/azure/app-service/overview-authentication-authorization#authorization-behavior).
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
      // Shops, carriers and Event Grid sign what they send or carry the host's key: they reach the app also where an operator makes the
      // action above stricter (https://learn.microsoft.com/azure/app-service/configure-authentication-file-based#configuration-file-reference;
      // a star stands for all below: https://github.com/MicrosoftDocs/azure-docs/issues/86514).
      excludedPaths: [
        '/webhooks/*'
        '/runtime/webhooks/*'
      ]
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: clientId
          openIdIssuer: issuer
          // The app's own identity vouches for it in place of a secret
          // (https://learn.microsoft.com/azure/app-service/configure-authentication-provider-aad#use-a-managed-identity-instead-of-a-secret-preview).
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
        }
        validation: {
          // The client id itself is always an audience that is taken.
          allowedAudiences: [
            'api://${clientId}'
          ]
        }
      }
    }
    login: {
      // The hub calls nobody on a person's behalf, so nobody's tokens are kept
      // (https://learn.microsoft.com/azure/app-service/overview-authentication-authorization#token-store).
      tokenStore: {
        enabled: false
      }
      nonce: {
        validateNonce: true
      }
    }
    httpSettings: {
      requireHttps: true
    }
  }
}
