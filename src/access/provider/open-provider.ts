import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { SignInProvider } from '../../platform/installation.js';

/** An OpenID provider, and how this registry is known to it. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly match: SignInProvider['match'];
  /** What the provider calls a sign-in with a second factor. */
  readonly secondFactorAcr: readonly string[];
}

interface Kept {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

const patienceSeconds = 5;

/** Signs people in at an OpenID provider: code flow with PKCE, state and nonce; the signature of what it says is checked. */
export function openProvider(settings: ProviderSettings): SignInProvider {
  const { issuer, match, secondFactorAcr } = settings;
  let known: Promise<Configuration> | null = null;
  // Asked once; a provider that was away is asked again.
  const configuration = () => {
    known ??= discovered(settings).catch((error) => {
      known = null;
      throw error;
    });
    return known;
  };
  return {
    issuer,
    match,
    async begin(redirectUri) {
      const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()];
      const url = buildAuthorizationUrl(await configuration(), {
        ...{ redirect_uri: redirectUri, scope: 'openid email', state, nonce, code_challenge_method: 'S256' },
        code_challenge: await calculatePKCECodeChallenge(verifier),
        ...(secondFactorAcr.length > 0 && { acr_values: secondFactorAcr.join(' ') }),
      });
      return { url: url.href, kept: JSON.stringify({ verifier, state, nonce } satisfies Kept) };
    },
    async finish(cameBackTo, kept) {
      const { verifier, state, nonce } = JSON.parse(kept) as Kept;
      const tokens = await authorizationCodeGrant(await configuration(), cameBackTo, {
        ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('The provider sent no identity.');
      const { sub, email, email_verified: isVerified, acr } = claims;
      return {
        subject: sub,
        email: isVerified === true && typeof email === 'string' ? email : null,
        hasSecondFactor: typeof acr === 'string' && secondFactorAcr.includes(acr),
      };
    },
  };
}

async function discovered({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  // Only of this machine, as in tests: settings refuse any other.
  const isPlain = new URL(issuer).protocol === 'http:';
  return discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: patienceSeconds,
    execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
  });
}
