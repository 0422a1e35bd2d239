import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { endRecoveryCodes } from '../second-factor/recovery-codes.js';
import { endSessions } from '../sessions/end-sessions.sql.js';
import { vouchForChangedHands } from '../vouching/vouch-for-newcomer.js';
import { actOnPerson } from './act-on-person.js';
import { refuseSecondHalf } from './one-half.js';
import type { PersonActInput } from './person.input.js';
import type { Person } from './person.types.js';

const reset = statement(
  'reset-second-factor',
  `update person_credential set totp_sealed = null, totp_set_at = null, totp_waiting_sealed = null where account_id = $1`,
);

/** Takes somebody's second factor away: the telephone and the recovery codes are lost. They set up a new one. */
export function resetSecondFactorOf(ctx: RequestContext, input: PersonActInput): Promise<Person> {
  return actOnPerson(ctx, input, {
    ...{ operation: 'resetSecondFactorOf', action: 'CREDENTIALS_CHANGED', what: 'SECOND_FACTOR_RESET' },
    change: () => 'SECOND_FACTOR_RESET',
    async work(tx, person) {
      const { id } = person;
      await refuseSecondHalf(tx, person, 'SECOND_FACTOR_RESET');
      await reset(tx.em, [id]);
      await endRecoveryCodes(tx, id);
      await endSessions(tx.em, id, null);
      await vouchForChangedHands(tx, id);
    },
  });
}
