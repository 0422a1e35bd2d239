import { randomUUID } from 'node:crypto';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import type { World } from '../support/world.js';

export const address = 'Vicolo Inventato 7, citofono Sole';
export const meetingPoint = 'Davanti alla questura di prova';
export const reason = 'La pattuglia non può aspettare: minacce in corso';

/** A district with a worker on duty and a refuge whose address is kept. */
export interface SecretWorld {
  readonly world: World;
  readonly acts: Acts;
  readonly district: District;
  readonly worker: Account;
  readonly shelter: { readonly id: string; readonly organisationId: string; readonly pool: { id: string } };
}

export async function secretIn(world: World, facts: object = {}): Promise<SecretWorld> {
  const district = await world.given.district();
  const worker = await world.given.worker({ district });
  const pools = [{ authorised: 40, free: 40 }];
  const shelter = await world.given.shelter({
    ...{ district, secrecy: 'SECRET', secretAddress: address, meetingPoint, pools },
    ...facts,
  });
  return { world, acts: actsIn(world), district, worker, shelter };
}

/** A case of the worker, expected in the refuge. */
export async function expected({ acts, worker, shelter }: SecretWorld, by: Account = worker) {
  const interventionId = await acts.openCase(by);
  const { id } = await acts.confirmed(by, interventionId, shelter.pool.id);
  return { interventionId, placementId: id as string };
}

const revealing = `mutation ($input: RevealAddressInput!) {
  revealAddress(input: $input) { placementId address expiresAt } }`;
const rereading = 'query ($id: ID!) { revealedAddress(placementId: $id) { placementId address expiresAt } }';

export function reveal(world: World, who: Account | null, placementId: string, more: object = {}) {
  return world.ask(who, revealing, { input: { placementId, reason, requestKey: randomUUID(), ...more } });
}

export function readAgain(world: World, who: Account | null, placementId: string) {
  return world.ask(who, rereading, { id: placementId });
}

/** What the audit says was done, the first first. */
export async function audited(world: World, action: string) {
  return world.database.sql<{
    id: string;
    actor_id: string;
    target_kind: string;
    target_ids: string[];
    details: Record<string, unknown>;
    reason_sealed: Buffer | null;
    reason_of_kind: string | null;
    reason_of_id: string | null;
  }>(
    `select id, actor_id, target_kind, target_ids, details, reason_sealed, reason_of_kind, reason_of_id
     from audit_entry where action = $1 order by seq`,
    [action],
  );
}
