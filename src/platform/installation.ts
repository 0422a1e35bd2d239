/** How this installation is set up, as far as requests need to know. */
export interface Installation {
  /** Where people reach it, without a slash at the end; null where only this machine does, under any name. */
  readonly publicUrl: string | null;
  readonly isDemo: boolean;
  /** Whether the roles that see cases, people or the audit trail must have a second factor. */
  readonly isSecondFactorRequired: boolean;
  readonly sessionHours: number;
  readonly sessionIdleMinutes: number;
  /** Null where no e-mail can be sent: links are handed over. */
  readonly post: Post | null;
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

/** What holds where nothing is set. A second factor is asked for: forgetting a setting must not open a door. */
export const usualInstallation = {
  publicUrl: null,
  isDemo: false,
  isSecondFactorRequired: true,
  sessionHours: 12,
  sessionIdleMinutes: 120,
  post: null,
} as const satisfies Installation;
