import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { closedList, type ListValue } from '../../platform/graphql/closed-list.js';
import { District, Municipality } from '../../territory/index.js';
import type { NeedCategory, ServiceKind } from '../closed-lists.js';
import type { Hours } from '../hours/hours.types.js';
import { Organisation } from '../organisations/organisation.entity.js';

export const ServiceCoverage = closedList(
  'ServiceCoverage',
  'How far a service reaches, from its district outward.',
  {
    DISTRICT: { it: 'distretto', en: 'The district alone' },
    PROVINCE: { it: 'provincia', en: 'The province of the district' },
    REGION: { it: 'regione', en: 'The region of the district' },
    NATIONAL: { it: 'nazionale', en: 'The whole country' },
  },
);
export type ServiceCoverage = ListValue<typeof ServiceCoverage>;

/** A resource other than beds, as it is kept; how it is shown depends on the instant asked: `ServiceAtHand`. */
@Entity({ tableName: 'service' })
export class Service {
  [OptionalProps]?: 'revision' | 'closedAt';

  @PrimaryKey({ type: 'uuid' })
  id: string;

  @ManyToOne(() => Organisation, { ref: true })
  organisation: Ref<Organisation>;

  @ManyToOne(() => District, { ref: true, nullable: true })
  district: Ref<District> | null;

  @ManyToOne(() => Municipality, { ref: true, nullable: true, fieldName: 'municipality_code' })
  municipality: Ref<Municipality> | null;

  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'text' })
  searchName: string;

  @Property({ type: 'text' })
  kind: ServiceKind;

  @Property({ type: 'text' })
  coverage: ServiceCoverage;

  @Property({ type: 'text[]' })
  categories: NeedCategory[];

  @Property({ type: 'text[]' })
  languages: string[];

  /** Null where nobody has said. */
  @Property({ type: 'json', nullable: true })
  hours: Hours | null;

  @Property({ type: 'text', nullable: true })
  note: string | null;

  @Property({ type: 'integer', version: true })
  revision: number;

  @Property({ type: 'timestamptz', nullable: true })
  closedAt: Date | null;
}
