import type { Actor, RequestContext } from '../context.js';
import type { Acting } from './acting-query.js';
import { OnBehalf, register } from './statement.js';

/** What the owner of the tables says to see guarded rows: migrations, seeds, invariants, backups. */
export const maintenance = '-c riparo.maintenance=on';

/** Reaches the database as somebody who maintains it. */
export function maintaining(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.searchParams.set('options', `${url.searchParams.get('options') ?? ''} ${maintenance}`.trim());
  return url.href.replaceAll('+', '%20');
}

/** What policies ask of the caller. */
export function actingFor(actor: Actor | null): Acting {
  if (!actor) return ['', '', '', '', '', ''];
  const { id, roles, districtId, organisationId, municipalityCodes, credentialId } = actor;
  const bodies = [districtId ?? '', organisationId ?? '', municipalityCodes.join(',')] as const;
  return [id, roles.join(','), ...bodies, credentialId ?? ''];
}

/**
 * A named statement that reaches a guarded table. It asks on behalf of the caller of `ctx`: inside an act on its
 * transaction, which was begun for them; elsewhere in a transaction of its own that is no longer than the statement.
 */
export function guardedStatement<Row>(name: string, sql: string) {
  const run = register<Row>(name, sql);
  return ({ em, actor }: Pick<RequestContext, 'em' | 'actor'>, values: readonly unknown[]) =>
    run(em, em.isInTransaction() ? values : [new OnBehalf(actingFor(actor)), ...values]);
}
