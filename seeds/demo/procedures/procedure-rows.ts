import type { StepText } from '../../../src/procedures/checklists/procedure.types.js';
import { idOf } from '../ids.js';
import type { Moment } from '../moment.js';
import { accountOf } from '../pool-acts.js';
import type { Row } from '../rows.js';
import type { DistrictKey } from '../territory.js';
import { adults } from './adults.js';
import { minorsAndFamilies } from './minors-and-families.js';
import { healthContacts, type ProcedureStory, type StepStory } from './step-story.js';
import { women } from './women.js';

export const procedureStories: readonly ProcedureStory[] = [...minorsAndFamilies, ...women, ...adults];

/** Months before the seeding at which they were agreed, in hours: before every case of the demo. */
const publishedHoursAgo = 4_700;

/** The nine procedures of the main district, in use since before its first case, and one that is being rewritten. */
export function procedureRows(moment: Moment, district: DistrictKey): Row[] {
  const published = moment.hoursAgo(publishedHoursAgo);
  const coordinator = accountOf('demo-coordinator');
  const inUse = procedureStories.map(({ category, contacts, steps }) => ({
    id: idOf(`procedure/${category}`),
    district_id: idOf(`district/${district}`),
    category,
    version: 1,
    agreed_with: 'AUSL di Imola, Distretto unico',
    agreed_on: published.toISOString().slice(0, 10),
    contacts: contacts.map((key) => healthContacts[key]),
    steps: steps.map(stepText),
    drafted_at: published,
    drafted_by: coordinator,
    published_at: published,
    published_by: coordinator,
    revision: 2,
  }));
  // The next version of one of them, still a draft.
  const drafts = inUse
    .filter(({ category }) => category === 'HOMELESS_ADULT')
    .map((present) => ({
      ...present,
      ...{ id: idOf('procedure/HOMELESS_ADULT/2'), version: 2, agreed_on: null, revision: 1 },
      ...{ drafted_at: moment.hoursAgo(30), published_at: null, published_by: null },
    }));
  return [...inUse, ...drafts];
}

function stepText({
  key,
  it,
  en,
  who,
  optional,
  blocksClosing,
  evidence,
  deadline,
  source,
}: StepStory): StepText {
  return {
    ...{ key, words: { it, en }, who: who ?? 'WORKER', obligatory: !optional },
    blocksClosing: blocksClosing ?? false,
    evidence: evidence ? { it: evidence[0], en: evidence[1] } : null,
    deadlineKind: deadline ?? null,
    source: source ?? null,
  };
}
