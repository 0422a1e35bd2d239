import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { processClock } from '../../platform/clock.js';
import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { refuse } from '../../platform/http.js';
import { signedId } from '../../platform/signed-message.js';
import { answerSms, type InboundSms } from './answer-sms.js';

const body = express.text({ type: 'application/json', limit: '8kb', inflate: false });

/** Where the provider brings text messages: signed with the secret it shares, or they are not read. */
export function provideSms(
  app: Express,
  contextOf: (request: Request, response: Response) => RequestContext,
  ...before: readonly RequestHandler[]
): void {
  app.post('/sms/inbound', ...before, body, async (request, response, next) => {
    const ctx = contextOf(request, response);
    const { sms } = ctx.installation;
    if (!sms) return next();
    const message = messageIn(request, sms.secret);
    if (!message) return refuse(request, response, 401, new Refusal('NOT_SIGNED_IN'));
    const text = await answerSms(ctx, message);
    // Counted it is either way: an answer that does not arrive undoes nothing.
    if (text)
      await sms
        .send({ to: message.from, text })
        .catch((error: unknown) => ctx.log.error({ error }, 'a text message was not sent'));
    response.status(204).end();
  });
}

function messageIn({ body: text, headers }: Request, secret: Buffer): InboundSms | null {
  if (typeof text !== 'string') return null;
  const id = signedId(secret, headers, { body: text, now: processClock.date() });
  if (id === null) return null;
  const { from, text: words } = parsed(text);
  const isWhole = typeof from === 'string' && /^\+\d{8,15}$/.test(from) && typeof words === 'string';
  return isWhole ? { id, from, text: words } : null;
}

function parsed(text: string): { from?: unknown; text?: unknown } {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? said : {};
  } catch {
    return {};
  }
}
