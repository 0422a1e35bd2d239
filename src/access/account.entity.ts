import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A person or a machine that acts, for a district, an organisation or a municipal office. */
@Entity({ tableName: 'account' })
export class Account {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'text' })
  kind: 'PERSON' | 'MACHINE';

  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'text[]' })
  roles: string[];

  @Property({ type: 'uuid', nullable: true })
  districtId: string | null;

  @Property({ type: 'uuid', nullable: true })
  organisationId: string | null;

  @Property({ type: 'text[]' })
  municipalityCodes: string[];

  @Property({ type: 'timestamptz' })
  createdAt: Date;

  @Property({ type: 'timestamptz', nullable: true })
  disabledAt: Date | null;

  /** When a role and a number came to stand for the name. */
  @Property({ type: 'timestamptz', nullable: true })
  nameForgottenAt: Date | null;

  @Property({ type: 'integer', version: true })
  revision: number;
}
