import type { MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { Logger } from 'pino';
import { AuditSealer, CheckpointFile, lineSigner } from './access/index.js';
import type { Secrets } from './platform/secrets.js';

export interface SealingOptions {
  readonly secrets: Secrets;
  readonly log: Logger;
  /** The file that is told where the audit chain ends; null or absent: the log alone is. */
  readonly auditCheckpoints?: string | null;
}

/** Links what is written in the audit trail, by the connections of this server. */
export function sealerOn(orm: MikroORM, { secrets, log, auditCheckpoints }: SealingOptions): AuditSealer {
  return new AuditSealer({
    ask: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await orm.em
        .fork()
        .getKysely()
        .executeQuery<Row>(CompiledQuery.raw(text, [...values]));
      return rows;
    },
    signer: lineSigner(secrets.keyFor('audit checkpoints')),
    ...{ log, checkpoints: auditCheckpoints ? new CheckpointFile(auditCheckpoints) : null },
  });
}
