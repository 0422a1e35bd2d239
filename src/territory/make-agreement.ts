import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { onlyIds } from '../platform/id.js';
import { once } from '../platform/request-key.js';
import type { MakeAgreementInput } from './agreement.input.js';
import { agreementOf } from './agreement.queries.js';
import { whyNotLast } from './agreement.rules.js';
import { dayOf } from './calendar-day.js';
import { District } from './district.entity.js';
import { DistrictAgreement } from './district-agreement.entity.js';

const withItself = { en: 'must be another district', it: 'deve essere un altro distretto' };

/** Lets two districts place people in each other's shelters. */
export async function makeAgreement(
  ctx: RequestContext,
  input: MakeAgreementInput,
): Promise<DistrictAgreement> {
  const { id } = await once(ctx, { operation: 'makeAgreement', input }, (tx) => make(tx, input));
  return agreementOf(ctx, id);
}

async function make({ em }: TransactionContext, input: MakeAgreementInput) {
  const days = {
    validFrom: dayOf(input.validFrom),
    validUntil: input.validUntil ? dayOf(input.validUntil) : null,
  };
  const pair = [input.districtId, input.partnerId].map((id) => id.toLowerCase()).sort();
  const [districtId = '', partnerId = ''] = pair;
  if (districtId === partnerId) throw invalidInput('partnerId', withItself);
  const whyNot = whyNotLast(days);
  if (whyNot) throw invalidInput('validUntil', whyNot);
  const found = await em.count(District, { id: { $in: onlyIds(pair) } });
  if (found < pair.length) throw new Refusal('NOT_FOUND');
  const id = randomUUID();
  em.create(DistrictAgreement, {
    id,
    district: districtId,
    partner: partnerId,
    ...days,
    note: input.note ?? null,
  });
  return { id };
}
