import { LockMode } from '@mikro-orm/core';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { isId } from '../platform/id.js';
import { once } from '../platform/request-key.js';
import { refuseStale } from '../platform/revision.js';
import type { EndAgreementInput } from './agreement.input.js';
import { agreementOf } from './agreement.queries.js';
import { isOver, whyNotEndOn } from './agreement.rules.js';
import { dayAfter, localMoment } from './calendar.rules.js';
import { dayOf } from './calendar-day.js';
import { DistrictAgreement } from './district-agreement.entity.js';

/** Says from which day two districts no longer place people in each other's shelters. */
export async function endAgreement(
  ctx: RequestContext,
  input: EndAgreementInput,
): Promise<DistrictAgreement> {
  const { id } = await once(ctx, { operation: 'endAgreement', input }, (tx) => end(tx, input));
  return agreementOf(ctx, id);
}

async function end(tx: TransactionContext, input: EndAgreementInput) {
  const agreement = await lockedAgreement(tx, input.agreementId);
  const { revision, validFrom, validUntil } = agreement;
  refuseStale(input.expectedRevision, { revision, validFrom, validUntil });
  const today = localMoment(tx.now).today.date;
  if (isOver(agreement, today)) throw new Refusal('AGREEMENT_ENDED', { revision, validUntil });
  const soonest = today > validFrom ? today : dayAfter(validFrom);
  const day = input.endsOn ? dayOf(input.endsOn) : soonest;
  const whyNot = whyNotEndOn(agreement, day, today);
  if (whyNot) throw invalidInput('endsOn', whyNot);
  agreement.validUntil = day;
  return { id: agreement.id };
}

async function lockedAgreement({ em }: TransactionContext, id: string): Promise<DistrictAgreement> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const agreement = isId(id) ? await em.findOne(DistrictAgreement, { id }, { lockMode }) : null;
  if (!agreement) throw new Refusal('NOT_FOUND');
  return agreement;
}
