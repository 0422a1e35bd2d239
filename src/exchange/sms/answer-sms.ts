import { attemptTag, recordAudit } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { refusalFrom } from '../../platform/graphql/format-error.js';
import { complaintOf } from '../one-tap/complaint.js';
import { countByLink, type Said, type SaidByLink } from '../one-tap/count-by-link.js';
import { type FoundLink, linksOfPhone } from '../one-tap/count-link.sql.js';
import { type PoolOnPage, poolsOnPage } from '../one-tap/link-page.queries.js';
import { freeIn, timeIn } from '../one-tap/page/link-words.js';
import { phoneTag, phoneTags } from '../phone-tag.js';
import { poolsMeant, type SmsAct, smsAct } from './sms.rules.js';
import { confirmPhone, forgetPhone, keepPhoneFindable, tryOfNumber } from './sms.sql.js';
import { smsWords } from './sms-words.js';

export interface InboundSms {
  /** The provider's own: what it sends twice is done once. */
  readonly id: string;
  readonly from: string;
  readonly text: string;
}

/** Codes a number may try before it is not even listened to. */
const mostCodes = 5;

/** Does what a text message says; gives the answer, or null where there is silence. */
export async function answerSms(ctx: RequestContext, { id, from, text }: InboundSms): Promise<string | null> {
  const act = smsAct(text);
  const tags = phoneTags(ctx, from);
  const links = await linksOfPhone(ctx.em, tags);
  const link = links.find(({ isPhoneConfirmed }) => isPhoneConfirmed);
  const isCode = act.kind === 'CONFIRM';
  if (isCode || !link) return answerUnknown(ctx, { from, act, links, isKnown: link !== undefined });
  await keepPhoneFindable(ctx.em, [tags, phoneTag(ctx, from)]);
  switch (act.kind) {
    case 'STOP':
      return stop(ctx, tags);
    case 'HELP':
      return smsWords.help;
    case 'UNCLEAR':
      return smsWords.unclear;
    default:
      return count(ctx, link, { act, id });
  }
}

interface Stranger {
  readonly from: string;
  readonly act: SmsAct;
  readonly links: readonly FoundLink[];
  readonly isKnown: boolean;
}

/** A number that may count for nothing yet: its code lets it in; otherwise it is answered once, then there is silence. */
async function answerUnknown(ctx: RequestContext, { from, act, links, isKnown }: Stranger) {
  const tags = phoneTags(ctx, from);
  const [{ made } = { made: 1 }] = await tryOfNumber(ctx.em, [
    attemptTag(ctx, 'count link sms', phoneTag(ctx, from)),
  ]);
  if (act.kind === 'STOP') return links.length > 0 ? stop(ctx, tags) : null;
  const meant =
    act.kind === 'CONFIRM' && made <= mostCodes
      ? links.find(({ phoneCode }) => phoneCode === act.code)
      : undefined;
  if (meant) return confirm(ctx, meant, from);
  if (isKnown) return made <= mostCodes ? smsWords.unclear : null;
  return made === 1 ? smsWords.unknown : null;
}

async function confirm(ctx: RequestContext, { id }: FoundLink, from: string): Promise<string | null> {
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em: em as RequestContext['em'] };
    const [done] = await confirmPhone(tx.em, [id, phoneTags(ctx, from), phoneTag(ctx, from)]);
    if (!done) return null;
    await recordPhone(tx, { linkId: id, shelterId: done.shelterId, what: 'PHONE_CONFIRMED' });
    return smsWords.confirmed;
  });
}

async function stop(ctx: RequestContext, tags: readonly string[]): Promise<string> {
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em: em as RequestContext['em'] };
    for (const of of await forgetPhone(tx.em, [tags]))
      await recordPhone(tx, { ...of, what: 'PHONE_STOPPED' });
    return smsWords.stopped;
  });
}

async function recordPhone(
  ctx: RequestContext,
  of: { linkId: string; shelterId: string; what: string },
): Promise<void> {
  const { linkId, shelterId, what } = of;
  const details = { what, linkId };
  await recordAudit(ctx, { action: 'LINK_CHANGED', target: 'SHELTER', targetIds: [shelterId], details });
}

type Count = Extract<SmsAct, { kind: 'FREE' | 'AS_BEFORE' }>;

async function count(
  ctx: RequestContext,
  link: FoundLink,
  { act, id }: { act: Count; id: string },
): Promise<string> {
  const pools = await poolsOnPage(ctx, link);
  if (pools.length === 0) return smsWords.nothing;
  const meant = poolsMeant(pools, act.pool);
  const [pool] = meant;
  if (!pool || meant.length > 1)
    return smsWords.which((meant.length > 0 ? meant : pools).map(({ name }) => name));
  const said: Said = act.kind === 'FREE' ? { kind: 'FREE', free: act.free } : { kind: 'AS_BEFORE' };
  const told: SaidByLink = {
    ...{
      channel: 'SMS',
      poolId: pool.id,
      expectedRevision: null,
      requestKey: `sms ${id}`,
      said,
      guests: null,
    },
  };
  try {
    await countByLink(ctx, link, told);
  } catch (error) {
    return whyNot(ctx, error, { told, pool });
  }
  const after = (await poolsOnPage(ctx, link)).find((one) => one.id === pool.id);
  const { saidAt = null, saidUnoccupied = null } = after ?? {};
  const free = freeIn('it', saidUnoccupied ?? 0, pool.countedIn === 'ROOM');
  return smsWords.counted(timeIn('it', saidAt ?? link.now), pool.name, free);
}

function whyNot(
  ctx: RequestContext,
  error: unknown,
  { told, pool }: { told: SaidByLink; pool: PoolOnPage },
): string {
  const refusal = refusalFrom(error, ctx.log);
  if (refusal.code === 'LINK_ENDED') return smsWords.unknown;
  if (refusal.code === 'INVALID_INPUT')
    return smsWords.refused(`i posti utilizzabili sono ${pool.operable}.`);
  // What may go well if it is tried again: the provider does.
  if (['BUSY', 'UNAVAILABLE', 'INTERNAL'].includes(refusal.code))
    throw new Refusal(refusal.code, refusal.details);
  return smsWords.refused(complaintOf(refusal, { told, language: 'it' }).words);
}
