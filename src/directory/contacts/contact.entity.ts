import { OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { AccessRoute } from '../closed-lists.js';
import type { Hours } from '../hours/hours.types.js';

/** One link of the chain of a shelter or a service, as it is kept. */
@Entity({ tableName: 'contact' })
export class Contact {
  [OptionalProps]?: 'withdrawnAt';

  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid', nullable: true })
  shelterId: string | null;

  @Property({ type: 'uuid', nullable: true })
  serviceId: string | null;

  /** Lower is called before. */
  @Property({ type: 'smallint' })
  position: number;

  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'text', nullable: true })
  phone: string | null;

  @Property({ type: 'text' })
  route: AccessRoute;

  @Property({ type: 'json', nullable: true })
  hours: Hours | null;

  /** A list that replaces another withdraws it: whom one called that night stays known. */
  @Property({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;
}
