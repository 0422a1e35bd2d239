import { readClock } from '../../platform/clock.js';
import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import type { SignInProvider } from '../../platform/installation.js';
import { ownerOfLink } from '../links/one-time-link.js';
import { jarOf } from '../sessions/begin-session.js';

const minutes = 10;
const sealedFor = 'sign-in at the provider';

/** What a browser keeps while its person is at the provider. */
export interface Departure {
  readonly kept: string;
  readonly redirectUri: string;
  /** The invitation that is accepted by coming back; null for who is linked already. */
  readonly invitation: string | null;
  readonly at: number;
}

/** @throws NO_PROVIDER */
export function providerOf({ installation: { provider } }: RequestContext): SignInProvider {
  if (!provider) throw new Refusal('NO_PROVIDER');
  return provider;
}

/** Where to send a browser to sign in. @throws NO_PROVIDER, PROVIDER_AWAY, LINK_ENDED, FOREIGN_PAGE, INSECURE_ADDRESS */
export async function beginAtProvider(ctx: RequestContext, invitation: string | null): Promise<string> {
  const provider = providerOf(ctx);
  const jar = jarOf(ctx);
  if (invitation !== null) await ownerOfLink(ctx, 'INVITATION', invitation);
  const redirectUri = `${ctx.visit.address}/sign-in/oidc/callback`;
  const { url, kept } = await provider.begin(redirectUri).catch((error) => {
    ctx.log.warn({ error }, 'the sign-in provider is away');
    throw new Refusal('PROVIDER_AWAY');
  });
  const at = (await readClock(ctx.em)).getTime();
  const departure = JSON.stringify({ kept, redirectUri, invitation, at } satisfies Departure);
  jar.set('provider', ctx.secrets.wrap(departure, sealedFor), minutes * 60);
  return url;
}

/** What this browser left with, told once; null where it never left from here, or too long ago. */
export async function departureOf(ctx: RequestContext): Promise<Departure | null> {
  const { cookies } = ctx.visit;
  const cookie = cookies?.get('provider');
  cookies?.clear('provider');
  const told = cookie && ctx.secrets.unwrap(cookie, sealedFor);
  if (!told) return null;
  const departure = JSON.parse(told) as Departure;
  const now = (await readClock(ctx.em)).getTime();
  return now - departure.at < minutes * 60_000 ? departure : null;
}
