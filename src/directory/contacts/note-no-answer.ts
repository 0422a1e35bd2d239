import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { once } from '../../platform/request-key.js';
import type { Shelter } from '../shelters/shelter.entity.js';
import { shelterOf } from '../shelters/shelter.queries.js';
import { isOnDuty } from '../sight.js';
import { Contact } from './contact.entity.js';
import type { NoteNoAnswerInput } from './no-answer.input.js';
import { tellOfUnanswered } from './when-not-answered.js';

const note = statement(
  'note-no-answer',
  `-- Who was called for this shelter and did not answer?
   insert into unanswered_call (id, district_id, shelter_id, contact_id, actor_id, at)
   values ($1, $2, $3, $4, $5, $6)`,
);

/** Remembers for two hours, in the whole district, that somebody did not answer: others are called first. */
export async function noteNoAnswer(ctx: RequestContext, input: NoteNoAnswerInput): Promise<Shelter> {
  const { shelterId } = await once(ctx, { operation: 'noteNoAnswer', input }, (tx) => remember(tx, input));
  return shelterOf(ctx, shelterId);
}

async function remember(tx: TransactionContext, input: NoteNoAnswerInput) {
  const { districtId } = tx.actor;
  if (!districtId || !isOnDuty(tx.actor)) throw new Refusal('NOT_ALLOWED', { permission: 'beds.dispute' });
  const called = await calledBy(tx, input);
  await note(tx.em, [randomUUID(), districtId, called.shelterId, called.contactId, tx.actor.id, tx.now]);
  const { interventionId } = input;
  if (interventionId) await tellOfUnanswered(tx, { interventionId, called: called.name });
  return { shelterId: called.shelterId };
}

/** @throws NOT_FOUND where the shelter is not in sight */
async function calledBy(tx: TransactionContext, { contactId, shelterId }: NoteNoAnswerInput) {
  if (Boolean(contactId) === Boolean(shelterId)) throw invalidInput('contactId', oneOfBoth);
  if (shelterId) {
    const shelter = await shelterOf(tx, shelterId);
    return { shelterId: shelter.id, contactId: null, name: shelter.name };
  }
  const id = contactId ?? '';
  const contact = isId(id) ? await tx.em.findOne(Contact, { id, withdrawnAt: null }) : null;
  if (!contact?.shelterId) throw new Refusal('NOT_FOUND');
  const shelter = await shelterOf(tx, contact.shelterId);
  return { shelterId: shelter.id, contactId: contact.id, name: `${shelter.name}: ${contact.name}` };
}

const oneOfBoth = {
  en: 'name a contact or a shelter, one of both',
  it: 'indicare un contatto o una struttura, uno dei due',
};
