import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { invalidInput } from '../../platform/errors.js';
import { municipalityBy } from '../../territory/index.js';
import { said } from './change-subject.js';
import { editSubject } from './edit-subject.js';
import type { SubjectInSight } from './subject.types.js';
import type { SetResidenceInput } from './subject-side.input.js';

const settle = guardedStatement(
  'set-residence',
  `-- In which Comune do they live, and on what does that rest?
   insert into case_residence as r (subject_id, intervention_id, district_id, municipality_code, basis)
   values ($1, $2, $3, $4, $5)
   on conflict on constraint case_residence_pkey do update set municipality_code = excluded.municipality_code,
     basis = excluded.basis`,
);

/** Where somebody lives. From then on the office of that Comune finds the case. */
export function setResidence(ctx: RequestContext, input: SetResidenceInput): Promise<SubjectInSight> {
  return editSubject(ctx, { operation: 'setResidence', input }, async (tx, subject) => {
    const municipality = input.municipality === undefined ? subject.residenceCode : input.municipality;
    const basis = municipality === null ? null : (input.basis ?? subject.residenceBasis);
    await refuseImpossible(tx, { municipality, basis });
    await settle(tx, [subject.id, subject.interventionId, subject.districtId, municipality, basis]);
    return {
      kind: 'RESIDENCE_SET',
      words: said({ residence: input.words }),
      beside: {
        residenceMunicipality: [subject.residenceCode, municipality],
        residenceBasis: [subject.residenceBasis, basis],
      },
    };
  });
}

async function refuseImpossible(
  tx: TransactionContext,
  { municipality, basis }: { municipality: string | null; basis: string | null },
): Promise<void> {
  if (municipality === null) return;
  if (!(await municipalityBy(tx).load(municipality))) throw invalidInput('municipality', unknownComune);
  if (basis === null) throw invalidInput('basis', sayWhy);
}

const unknownComune = {
  en: 'no Comune has this ISTAT code. Look it up by name.',
  it: 'nessun Comune ha questo codice ISTAT. Cercarlo per nome.',
};
const sayWhy = {
  en: 'say on what it rests: registered residence, domicile, birth …',
  it: 'indicare su che cosa si basa: residenza, domicilio, nascita …',
};
