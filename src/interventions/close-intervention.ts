import type { RequestContext, TransactionContext } from '../platform/context.js';
import { sealerOf } from '../platform/data-keys/record-seal.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import type { Language, Words } from '../platform/language.js';
import { once } from '../platform/request-key.js';
import { caseRecord } from './case-record.js';
import { closingNoteContext } from './closing-note.js';
import type { CaseInSight } from './intervention.entity.js';
import type { CloseInterventionInput } from './intervention.input.js';
import { callsOf, visibleIntervention } from './intervention.queries.js';
import { type MissingAtClosing, missingAtClosing } from './intervention.rules.js';
import { lockIntervention } from './lock-intervention.js';
import { recordOnTimeline } from './record-on-timeline.js';
import { recordUnmetNeed } from './record-unmet-need.sql.js';
import { askBeforeClosing } from './when-closing.js';

const close = guardedStatement(
  'close-intervention',
  `-- How did this case end?
   update intervention i set closed_at = registry_now(), closed_by = $2, outcome = $3, closing_note_sealed = $4,
     revision = i.revision + 1
   where i.id = $1`,
);

/** Ends a case with its outcome. Open holds are given back; a need that met no shelter is kept as a figure. */
export async function closeIntervention(
  ctx: RequestContext,
  input: CloseInterventionInput,
): Promise<CaseInSight> {
  if (input.outcome === 'PLACED_PROTECTED') throw invalidInput('outcome', shownOnly);
  const { id } = await once(ctx, { operation: 'closeIntervention', input }, (tx) => closeCase(tx, input));
  return visibleIntervention(ctx, id);
}

async function closeCase(tx: TransactionContext, { interventionId, outcome, note }: CloseInterventionInput) {
  const { id, closedAt, category } = await lockIntervention(tx, interventionId);
  if (closedAt) throw new Refusal('ALREADY_CLOSED', { closedAt: closedAt.toISOString() });
  const { unanswered, steps: openSteps } = await askBeforeClosing(tx, id);
  const calls = (await callsOf(tx).load(id)) ?? [];
  const missing = missingAtClosing({ category, calls, unanswered, steps: openSteps });
  if (missing.length > 0)
    throw new Refusal('NOT_READY_TO_CLOSE', {
      ...{ missing, placementIds: unanswered, toDo: toDoOf(missing, openSteps) },
    });
  const sealed = note ? (await sealerOf(tx, caseRecord(id))).seal(note, closingNoteContext(id)) : null;
  await close(tx, [id, tx.actor.id, outcome, sealed]);
  // The same emergency under another number: its need is counted there.
  if (outcome !== 'DUPLICATE') await recordUnmetNeed(tx, id);
  await recordOnTimeline(tx, { interventionId: id, kind: 'CLOSED' });
  return { id };
}

const steps = {
  category: { en: 'say the primary need', it: 'indicare il bisogno principale' },
  corps: { en: 'say which body called', it: 'indicare quale corpo ha chiamato' },
  placements: {
    en: 'say whether the guests of the confirmed placements arrived',
    it: 'indicare se gli ospiti dei collocamenti confermati sono arrivati',
  },
  steps: { en: 'do these steps, or say why not', it: 'svolgere questi passi, o dire perché no' },
} satisfies Record<MissingAtClosing, Record<Language, string>>;

function toDoOf(missing: readonly MissingAtClosing[], openSteps: readonly Words[]): Record<Language, string> {
  const which = (language: Language) => openSteps.map((step) => step[language]).join(' ');
  const inWords = (language: Language) =>
    missing
      .map((name) => `${steps[name][language]}${name === 'steps' ? ` (${which(language)})` : ''}`)
      .join('; ');
  return { it: inWords('it'), en: inWords('en') };
}

const shownOnly = {
  en: 'PLACED_PROTECTED is what others will read. Say where the person was placed.',
  it: 'PLACED_PROTECTED è ciò che leggeranno gli altri. Indicare dove la persona è stata collocata.',
};
