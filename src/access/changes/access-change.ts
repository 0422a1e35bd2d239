import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { closedList, type ListValue } from '../../platform/graphql/closed-list.js';

export const AccessChangeKind = closedList('AccessChangeKind', 'What changed in who may do what.', {
  INVITED: { it: 'qualcuno è stato invitato', en: 'Somebody was invited' },
  RIGHTS_CHANGED: {
    it: 'ruoli, ente o Comuni di qualcuno sono cambiati',
    en: 'Roles, organisation or comuni of somebody changed',
  },
  NAME_CHANGED: { it: 'qualcuno ha un altro nome', en: 'Somebody has another name' },
  ENABLED: { it: 'qualcuno è stato riattivato', en: 'Somebody was given their access back' },
  COORDINATOR_MADE: {
    it: 'un amministratore ha nominato un coordinatore',
    en: 'An administrator made a coordinator',
  },
  COORDINATOR_ENDED: {
    it: 'un coordinatore non è più tale o è stato disattivato',
    en: 'A coordinator was disabled, or is no longer one',
  },
  PASSWORD_RESET: {
    it: 'qualcuno ha ricevuto un collegamento per una nuova password',
    en: 'A link for a new password was made for somebody',
  },
  SECOND_FACTOR_RESET: {
    it: 'il secondo fattore di qualcuno è stato tolto',
    en: 'The second factor of somebody was taken away',
  },
  KEY_MADE: { it: 'è stata creata una chiave', en: 'A key was made' },
  KEY_ROTATED: { it: 'una chiave è stata rinnovata', en: 'A key was rotated' },
  KEY_TAKEN_OVER: { it: 'una chiave ha un altro responsabile', en: 'Somebody else answers for a key' },
  SECRET_PLACE_CHANGED: {
    it: 'il luogo di una struttura protetta è stato cambiato da chi la gestisce',
    en: 'Who keeps a guarded shelter changed its secret place',
  },
});
export type AccessChangeKind = ListValue<typeof AccessChangeKind>;

const ofAccount = statement(
  'insert-access-change',
  `-- The coordinators of whose district are told? Of the person's, of their organisation's, of their comuni's.
   insert into access_change (kind, by_id, account_id, district_id)
   select $1, $2, a.id, coalesce(a.district_id,
     (select o.district_id from organisation o where o.id = a.organisation_id),
     (select m.district_id from municipality m where m.istat_code = any(a.municipality_codes) limit 1))
   from account a where a.id = $3`,
);
const ofShelter = statement(
  'insert-change-of-place',
  `insert into access_change (kind, by_id, shelter_id, district_id) values ('SECRET_PLACE_CHANGED', $1, $2, $3)`,
);

/**
 * True of a change `c` that a coordinator of the district `$2` is told of, or an auditor where `$3`. Whom an
 * administrator makes coordinator may see what other districts keep: their coordinators are told too.
 */
export const isToldOfChange = `(c.district_id = $2::uuid or $3::boolean and c.shelter_id is null
       or c.kind = 'COORDINATOR_MADE' and $2::uuid is not null)`;

/** What stands as an alert until another person has looked at it. */
export type ChangeOfAccount = Exclude<AccessChangeKind, 'SECRET_PLACE_CHANGED'>;

export async function recordAccessChange(
  { em, actor }: TransactionContext,
  kind: ChangeOfAccount,
  accountId: string,
): Promise<void> {
  await ofAccount(em, [kind, actor.id, accountId]);
}

export async function recordChangeOfPlace(
  { em, actor }: TransactionContext,
  shelter: { readonly id: string; readonly districtId: string },
): Promise<void> {
  await ofShelter(em, [actor.id, shelter.id, shelter.districtId]);
}
