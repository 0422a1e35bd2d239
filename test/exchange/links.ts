import type { Server } from 'node:http';
import request, { type Response } from 'supertest';
import type { Installation } from '../../src/platform/installation.js';
import { capturedLog } from '../attacks/captured-log.js';
import type { Account } from '../support/given.js';
import type { ShelterFacts } from '../support/given-shelters.js';
import { type Answer, createWorld, type World } from '../support/world.js';

export const newLink =
  'mutation ($input: CreateCountLinkInput!) { createCountLink(input: $input) { url isSent smsCode countLink { id name isInForce isOneTime expiresAt lastOpenedAt lastUsedAt phoneEnding isPhoneConfirmed pool { id } } } }';
export const endLink =
  'mutation ($input: RevokeCountLinkInput!) { revokeCountLink(input: $input) { id isInForce revokedAt } }';
export const allLinks =
  'query ($shelterId: ID!) { countLinks(shelterId: $shelterId) { id name isInForce lastOpenedAt lastUsedAt spentAt madeByName } }';

/** Links as tests make them and open them. */
export function linksIn(world: World) {
  const { http } = world.app;
  const make = (who: Account | null, input: object): Promise<Answer> =>
    world.ask(who, newLink, { input: { name: 'Portineria', ...input } });
  return {
    make,
    async link(who: Account, input: object): Promise<{ id: string; path: string }> {
      const { data, errors } = await make(who, input);
      if (!data?.createCountLink) throw new Error(JSON.stringify(errors));
      const { url, countLink } = data.createCountLink;
      return { id: countLink.id, path: new URL(url).pathname };
    },
    revoke: (who: Account | null, linkId: string): Promise<Answer> =>
      world.ask(who, endLink, { input: { linkId } }),
    open: (path: string, language = 'it'): Promise<Response> =>
      request(http).get(path).set('Accept-Language', language),
    press,
    /** Opens the page and presses in the form of one pool. */
    async count(path: string, poolId: string, pressed: Record<string, string>): Promise<Response> {
      const { text } = await request(http).get(path).set('Accept-Language', 'it');
      return press(path, { ...hiddenFor(text, poolId), ...pressed });
    },
  };

  function press(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    return request(http as Server)
      .post(path)
      .type('form')
      .set('Accept-Language', 'it')
      .set(headers)
      .send(fields);
  }
}

/** What the first form of a pool sends besides what is pressed. */
export function hiddenFor(page: string, poolId: string): Record<string, string> {
  const at = page.indexOf(`name="modulo" value="${poolId}"`);
  if (at < 0) throw new Error('The page has no such pool.');
  const form = page.slice(at);
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
  return { modulo: poolId, rev: value('rev'), chiave: value('chiave') };
}

export type LinkWorld = Awaited<ReturnType<typeof openLinkWorld>>;

/** A registry with one organisation, its operator, and houses with links as a test wants them. */
export async function openLinkWorld(installation: Partial<Installation> = {}) {
  const { log, lines } = capturedLog('trace');
  const world = await createWorld({ log, installation });
  const district = await world.given.district();
  const organisation = await world.given.organisation({ district });
  const operator = await world.given.operator({ organisation });
  const links = linksIn(world);
  const house = (facts: ShelterFacts = {}) =>
    world.given.shelter({
      ...{ district, organisation, pools: [{ name: 'Uomini', authorised: 6, free: 3 }] },
      ...facts,
    });
  return {
    ...{ world, district, organisation, operator, links, lines, house },
    async fresh(facts: ShelterFacts = {}, input: object = {}) {
      const shelter = await house(facts);
      const link = await links.link(operator, { shelterId: shelter.id, ...input });
      return { shelter, pool: shelter.pool, ...link };
    },
    async figures(poolId: string) {
      const [row] = await world.database.sql<{ revision: number; free: number; occupied: number }>(
        'select revision, free, occupied from pool_now where pool_id = $1',
        [poolId],
      );
      return row;
    },
    async lastDeclaration(poolId: string) {
      const [row] = await world.database.sql<{ channel: string; actor: string; kind: string }>(
        'select l.channel, l.actor_id as actor, l.kind from bed_ledger l where l.pool_id = $1 order by l.revision desc limit 1',
        [poolId],
      );
      return row;
    },
  };
}
