import { accessEntities, moveCredentials, recordAudit } from './access/index.js';
import { moveTags } from './interventions/index.js';
import { type Rotated, rotateKeys } from './platform/data-keys/rotate-keys.js';
import { whenRotating } from './platform/data-keys/when-rotating.js';
import { openDatabase } from './platform/database/orm.js';
import { insideRequest } from './platform/inside-request.js';
import type { Secrets } from './platform/secrets.js';

whenRotating(moveCredentials);
whenRotating(moveTags);

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
    const ctx = insideRequest({ em, secrets });
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
