import type { LegalForm, OrganisationSector } from '../../src/directory/closed-lists.js';
import type { DistrictKey } from './territory.js';

export interface OrganisationStory {
  readonly key: string;
  readonly name: string;
  readonly sector: OrganisationSector;
  readonly legalForm: LegalForm;
  /** Null for national bodies. */
  readonly district: DistrictKey | null;
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
}
