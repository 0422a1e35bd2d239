import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { Post } from './installation.js';

/** Where e-mail is handed in, and who it is from. */
export interface MailSettings {
  readonly url: string;
  readonly from: string;
}

const patienceMs = 10_000;

/** E-mail by SMTP; what is written in it is never logged. */
export function openPost({ url, from }: MailSettings, log: Logger): Post {
  const limits = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  // Only text of our own making: nothing is fetched from the network or read from files to be attached.
  const transport = createTransport({ url, ...limits, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from, to, subject, text });
      log.info('a letter was sent');
    },
  };
}
