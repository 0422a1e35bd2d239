import { DataloaderType, UnderscoreNamingStrategy } from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { StatementClient } from './statement.js';

type Entities = NonNullable<Options['entities']>;

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: Entities;
  /** Connections of this process; a request that waits 2 s for one is told BUSY. */
  readonly connections: number;
}

const limits = '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=5000';

export async function openDatabase(options: DatabaseOptions): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: options.url,
    entities: options.entities,
    metadataProvider: ReflectMetadataProvider,
    namingStrategy: UnderscoreNamingStrategy,
    dataloader: DataloaderType.ALL,
    timezone: 'Z',
    pool: { min: 0, max: options.connections },
    driverOptions: {
      Client: StatementClient,
      connectionTimeoutMillis: 2_000,
      application_name: 'riparo',
      options: `${limits} -c timezone=UTC`,
    },
  });
}
