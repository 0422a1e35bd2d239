/** How this installation is set up, as far as requests need to know. */
export interface Installation {
  /** Where people reach it, without a slash at the end; null where only this machine does, under any name. */
  readonly publicUrl: string | null;
  /** What this machine calls it, for links where there is no public address. */
  readonly localUrl: string;
  readonly isDemo: boolean;
  /** Whom one may be in the demo; empty anywhere else. */
  readonly demoPeople: readonly InventedPerson[];
  /** Whether the roles that see cases, people or the audit trail must have a second factor. */
  readonly isSecondFactorRequired: boolean;
  readonly sessionHours: number;
  readonly sessionIdleMinutes: number;
  /** Null where no e-mail can be sent: links are handed over. */
  readonly post: Post | null;
  /** Null where no text messages come and go. */
  readonly sms: SmsLine | null;
  /** Null where people sign in here alone. */
  readonly provider: SignInProvider | null;
}

/** Somebody of the demo, with the password that everybody is told. */
export interface InventedPerson {
  readonly name: string;
  readonly roles: readonly string[];
  readonly email: string;
  readonly password: string;
}

/** Where people sign in elsewhere: an OpenID provider. */
export interface SignInProvider {
  readonly issuer: string;
  /** Who somebody is here: by the subject linked when they were invited, or also by an e-mail the provider verified. */
  readonly match: 'SUBJECT' | 'EMAIL';
  /** Where to send the browser; `kept` stays with it, sealed, until it comes back. @throws where it cannot be reached */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly kept: string }>;
  /** Who came back. @throws where what it brings is not from the provider, for us, now and for this browser */
  finish(cameBackTo: URL, kept: string): Promise<ProvedElsewhere>;
}

export interface ProvedElsewhere {
  readonly subject: string;
  /** Null where the provider has not verified one. */
  readonly email: string | null;
  readonly hasSecondFactor: boolean;
}

/** Sends e-mail. */
export interface Post {
  send(letter: Letter): Promise<void>;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends text messages, and knows those that come from the same provider. */
export interface SmsLine {
  /** What both sides sign with. */
  readonly secret: Buffer;
  send(message: TextMessage): Promise<void>;
}

export interface TextMessage {
  readonly to: string;
  readonly text: string;
}

/** What holds where nothing is set. A second factor is asked for: forgetting a setting must not open a door. */
export const usualInstallation = {
  publicUrl: null,
  localUrl: 'http://localhost:4000',
  isDemo: false,
  demoPeople: [],
  isSecondFactorRequired: true,
  sessionHours: 12,
  sessionIdleMinutes: 120,
  post: null,
  sms: null,
  provider: null,
} as const satisfies Installation;
