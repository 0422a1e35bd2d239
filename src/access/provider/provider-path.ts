/** Where a browser begins to sign in at the provider. */
export const providerPath = '/sign-in/oidc';
