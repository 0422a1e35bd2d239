/** What one subscriber may take of the server. */
export const streamLimits = {
  /** Open sockets and streams of one account in this process. */
  connectionsOfAccount: 20,
  subscriptionsOfSocket: 20,
  frameBytes: 64 * 1024,
  initWithinMs: 3_000,
  heartbeatMs: 15_000,
  /** A socket without a subscription is closed after so long. */
  idleMs: 60_000,
  /** Messages and pings of one socket: so many at once, then so many a second. */
  burst: 100,
  messagesPerSecond: 20,
  /** How long what is left to say may take before the connection is cut. */
  lastWordsMs: 2_000,
  /** Sockets of one network that have not yet said who they are. */
  waitingOfNetwork: 100,
} as const;
