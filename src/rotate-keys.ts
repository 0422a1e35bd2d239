import { randomUUID } from 'node:crypto';
import { accessEntities, recordAudit } from './access/index.js';
import type { RequestContext } from './platform/context.js';
import { type Rotated, rotateKeys } from './platform/data-keys/rotate-keys.js';
import { openDatabase } from './platform/database/orm.js';
import { usualInstallation } from './platform/installation.js';
import { openLog } from './platform/log.js';
import type { Secrets } from './platform/secrets.js';
import { noVisit } from './platform/visit.js';

export interface RotationAtCommand {
  /** The login that owns the tables: it alone may touch what is insert-only. */
  readonly ownerUrl: string;
  readonly secrets: Secrets;
  readonly say: (progress: string) => void;
  readonly batch?: number;
}

/** Puts every data key under the present SECRET_KEY, and writes down that it was done. */
export async function rotateAllKeys({ ownerUrl, secrets, ...how }: RotationAtCommand): Promise<Rotated> {
  const orm = await openDatabase({ url: ownerUrl, entities: accessEntities, connections: 2 });
  try {
    const em = orm.em.fork();
    const ctx: RequestContext = {
      ...{ requestId: randomUUID(), em, actor: null, language: 'en', secrets, live: null },
      ...{ credential: null, visit: noVisit, installation: usualInstallation },
      ...{ log: openLog('warn'), deadline: Number.POSITIVE_INFINITY, memory: new Map() },
      committed: () => undefined,
    };
    await recordAudit(ctx, { action: 'KEYS_ROTATED', details: { stage: 'BEGUN', keyId: secrets.keyId } });
    const rotated = await rotateKeys({ ctx, ...how });
    const { dataKeys, values, retired } = rotated;
    const details = { stage: 'DONE', keyId: secrets.keyId, dataKeys, values, retired };
    await recordAudit(ctx, { action: 'KEYS_ROTATED', details });
    return rotated;
  } finally {
    await orm.close();
  }
}
