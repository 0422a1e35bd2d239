import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { processClock } from './clock.js';
import type { SmsLine } from './installation.js';
import { signedHeaders } from './signed-message.js';

/** Where text messages are handed in, and the secret shared with the provider in both directions. */
export interface SmsSettings {
  readonly url: string;
  readonly secret: string;
}

const patienceMs = 10_000;

/** Text messages by a provider, or a small program in front of one; what they say, and to whom, is never logged. */
export function openSms({ url, secret: shared }: SmsSettings, log: Logger): SmsLine {
  const secret = Buffer.from(shared, 'base64');
  return {
    secret,
    async send(message) {
      const body = JSON.stringify(message);
      const headers = signedHeaders(secret, randomUUID(), processClock.date(), body);
      const answer = await fetch(url, {
        ...{ method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(patienceMs) },
        headers: { ...headers, 'content-type': 'application/json' },
      });
      if (!answer.ok) throw new Error('The provider did not take the message.');
      log.info('a text message was sent');
    },
  };
}
