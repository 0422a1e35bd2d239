import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const period = 30;
/** Clocks of telephones are off by a little. */
const stepsOff = 1;
const settings = { algorithm: 'SHA1', digits: 6, period } as const;

/** A fresh secret for a code generator, in base32. */
export function newGenerator(): string {
  return new Secret({ size: 20 }).base32;
}

/** What a code generator reads, mostly as a QR code. */
export function generatorUri(secret: string, label: string): string {
  return new TOTP({ ...settings, issuer: 'Riparo', label, secret: Secret.fromBase32(secret) }).toString();
}

/** The step a code belongs to; null where it is of none near this instant. */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = at.getTime();
  const delta = TOTP.validate({
    ...{ ...settings, token, timestamp, window: stepsOff },
    secret: Secret.fromBase32(secret),
  });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A recovery code from random bytes: 16 characters of 5 bits, four by four, without those that look alike. */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const characters = [...bytes].slice(0, 16).map((byte) => alphabet[byte % alphabet.length]);
  return characters.join('').replaceAll(/(.{4})(?!$)/g, '$1-');
}

/** How a recovery code is kept; however it was typed. */
export function hashOfRecoveryCode(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest();
}
