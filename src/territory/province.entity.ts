import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Region } from './region.entity.js';

/** A province or metropolitan city, by its ISTAT code. */
@Entity({ tableName: 'province' })
export class Province {
  [PrimaryKeyProp]?: 'code';

  @PrimaryKey({ type: 'text' })
  code: string;

  @Property({ type: 'text' })
  abbreviation: string;

  @Property({ type: 'text' })
  name: string;

  @ManyToOne(() => Region, { ref: true, fieldName: 'region_code' })
  region: Ref<Region>;
}
