import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { sealerOf } from '../../platform/data-keys/record-seal.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { caseRecord } from '../case-record.js';
import { lockSubject } from './lock-subject.js';
import { dayText } from './said-of-somebody.js';
import { visibleSubject } from './subject.queries.js';
import type { SubjectInSight } from './subject.types.js';
import type { AvoidPersonInput } from './subject-side.input.js';
import { tagsOf } from './subject-tags.js';

const avoid = guardedStatement(
  'avoid-person',
  `-- Whom must they not meet?
   insert into person_to_avoid (id, subject_id, intervention_id, avoided_id, words_sealed, fiscal_code_sealed, name_sealed,
     fiscal_tags, name_tags, recorded_at, recorded_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

/** Somebody whom a person must not meet: from now on no place is held for one where the other is, whoever asks. */
export async function avoidPerson(ctx: RequestContext, input: AvoidPersonInput): Promise<SubjectInSight> {
  const { id } = await once(ctx, { operation: 'avoidPerson', input }, (tx) => keep(tx, input));
  return visibleSubject(ctx, id);
}

async function keep(tx: TransactionContext, input: AvoidPersonInput) {
  refuseUnknowable(input);
  const subject = await lockSubject(tx, input.subjectId);
  const avoided = input.avoidedId ? await visibleSubject(tx, input.avoidedId) : null;
  if (avoided && avoided.districtId !== subject.districtId) throw new Refusal('NOT_FOUND');
  if (avoided?.personId === subject.personId) throw invalidInput('avoidedId', oneself);
  const id = randomUUID();
  const seal = await sealerOf(tx, caseRecord(subject.interventionId));
  const sealed = (text: string | null | undefined, column: string) =>
    text ? seal.seal(text, `person_to_avoid.${column}:${id}`) : null;
  const { name, fiscalCode } = input;
  const birthDate = input.birthDate ? dayText(input.birthDate) : null;
  // Names in any order are one: all of them stand where the given name would.
  const identity = { fiscalCode, givenName: name, familyName: ' ', birthDate };
  const { fiscalTags, nameTags } = tagsOf(tx.secrets, subject.districtId, identity);
  await avoid(tx, [
    ...[id, subject.id, subject.interventionId, avoided?.id ?? null, sealed(input.words, 'words')],
    ...[sealed(fiscalCode, 'fiscal_code'), sealed(name && `${name} ${birthDate}`, 'name')],
    ...[fiscalTags, nameTags, tx.now, tx.actor.id],
  ]);
  return { id: subject.id };
}

/** What can never be recognised would only look like protection. */
function refuseUnknowable({ avoidedId, fiscalCode, name, birthDate }: AvoidPersonInput): void {
  if (name && !birthDate) throw invalidInput('birthDate', withTheDay);
  if (!avoidedId && !fiscalCode && !name) throw invalidInput('avoidedId', sayWhom);
}

const sayWhom = {
  en: 'say whom: a person of your cases, a fiscal code, or a name with the day of birth. A name alone protects nobody.',
  it: 'indicare chi: una persona dei propri interventi, un codice fiscale, o nome e data di nascita. Il solo nome non protegge.',
};
const withTheDay = {
  en: 'a name is recognised only with the day of birth. If it is not known, give the fiscal code or the person.',
  it: 'un nome si riconosce solo con la data di nascita. Se non è nota, indicare il codice fiscale o la persona.',
};
const oneself = {
  en: 'is the same person.',
  it: 'è la stessa persona.',
};
