import { isOnDuty } from '../directory/index.js';
import { type Actor, actorOf, type RequestContext, remembered } from '../platform/context.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { isId } from '../platform/id.js';
import { districtBy, Ring, ringsOf, ringsOutward } from '../territory/index.js';

const widestNamed = ringsOutward.indexOf(Ring.NEIGHBOUR_WITH_AGREEMENT);

/**
 * The districts of which the caller may know who is on duty: for workers the own and the agreed ones, for a mediator the
 * own. A machine is told that somebody is there, never who.
 */
export function namedDistricts(ctx: RequestContext): Promise<ReadonlySet<string>> {
  return remembered(ctx, 'districts of named rota', () => lookAround(ctx));
}

async function lookAround(ctx: RequestContext): Promise<ReadonlySet<string>> {
  const { actor } = ctx;
  if (!actor?.districtId || actor.isMachine) return new Set();
  if (!isOnDuty(actor)) return new Set(actor.roles.includes('CULTURAL_MEDIATOR') ? [actor.districtId] : []);
  const rings = await ringsOf(ctx);
  return new Set([...rings].filter(([, { ring }]) => ring <= widestNamed).map(([id]) => id));
}

/** The district asked about, the caller's own where none is named. @throws NOT_FOUND, INVALID_INPUT */
export async function districtAsked(ctx: RequestContext, asked?: string | null): Promise<string> {
  const id = asked?.toLowerCase() ?? ctx.actor?.districtId ?? null;
  if (id === null) throw invalidInput('districtId', whichDistrict);
  if (!isId(id) || !(await districtBy(ctx).load(id))) throw new Refusal('NOT_FOUND');
  return id;
}

/** The same, where the rota is read with names. @throws NOT_ALLOWED */
export async function namedDistrict(ctx: RequestContext, asked?: string | null): Promise<string> {
  const id = await districtAsked(ctx, asked);
  if (!(await namedDistricts(ctx)).has(id)) throw new Refusal('NOT_ALLOWED', { permission: 'rota.read' });
  return id;
}

/** The district for which the caller acts. @throws NOT_ALLOWED for who has none. */
export function ownDistrict(actor: Actor, permission: string): string {
  if (!actor.districtId) throw new Refusal('NOT_ALLOWED', { permission });
  return actor.districtId;
}

/** What is for the own district alone; all of them for who has no district and watches. @throws NOT_ALLOWED */
export async function ownOrWatched(
  ctx: RequestContext,
  asked: string | null | undefined,
  permission: string,
): Promise<string> {
  const actor = actorOf(ctx);
  const id = await districtAsked(ctx, asked);
  const watches = permission === 'rota.report' && actor.roles.includes('AUDITOR');
  if (id !== actor.districtId && !watches) throw new Refusal('NOT_ALLOWED', { permission });
  return id;
}

const whichDistrict = {
  en: 'say of which district: you have none of your own',
  it: 'indicare di quale distretto: lei non ne ha uno suo',
};
