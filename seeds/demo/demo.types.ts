import type { Channel, CountedIn, UnavailabilityReason } from '../../src/availability/closed-lists.js';
import type { StatedKind } from '../../src/directory/admission/admission.types.js';
import type {
  AccessRoute,
  Effect,
  NeedCategory,
  Secrecy,
  ServiceKind,
  ShelterKind,
} from '../../src/directory/closed-lists.js';
import type { Hours, Span } from '../../src/directory/hours/hours.types.js';
import type { OrganisationKey } from './organisations.js';
import type { Comune, DistrictKey } from './territory.js';

// The demo district as it is told here: readable keys for ids, and times counted from the instant of seeding.

/** Hours of which an exception lies some days from now. */
export interface HoursStory extends Omit<Hours, 'exceptions'> {
  readonly exceptions: readonly {
    readonly inDays: number;
    readonly forDays: number;
    readonly name: string;
    readonly intervals: readonly Span[];
  }[];
}

export interface ContactStory {
  readonly name: string;
  readonly phone: string | null;
  readonly route: AccessRoute;
  readonly hours: HoursStory | null;
}

export interface CriterionStory {
  readonly kind: StatedKind;
  readonly effect: Effect;
  readonly number?: number;
  readonly words?: readonly string[];
  readonly note?: string;
  /** In force for a while; absent: until changed. */
  readonly sinceHours?: number;
  readonly until?: 'NEXT_MORNING' | 'NEXT_MONDAY' | 'IN_TEN_DAYS';
}

interface ActStory {
  readonly hoursAgo: number;
  readonly channel: Channel;
}
/** What has happened to a pool, placements apart. */
export type PoolAct =
  | (ActStory & {
      readonly act: 'DECLARED';
      readonly occupied: number;
      /** They gave the number of free places instead. */
      readonly saidFree?: boolean;
      /** The total out of service, where they gave it. */
      readonly outOfService?: number;
      readonly reason?: UnavailabilityReason;
      readonly note?: string;
      /** Minutes between the stock-take and its coming in. */
      readonly minutesLate?: number;
    })
  | (ActStory & { readonly act: 'REAFFIRMED' })
  | (ActStory & { readonly act: 'DISPUTED' })
  | (ActStory & {
      readonly act: 'OUT_OF_SERVICE_CHANGED';
      readonly change: number;
      readonly reason: UnavailabilityReason;
    })
  | (ActStory & { readonly act: 'READY'; readonly places: number })
  | (ActStory & { readonly act: 'SURGE_CHANGED'; readonly places: number })
  | (ActStory & { readonly act: 'EDITED'; readonly authorised: number });

export interface PoolStory {
  readonly key: string;
  readonly name: string;
  readonly countedIn: CountedIn;
  readonly bedsPerRoom: number | null;
  readonly categories: readonly NeedCategory[];
  readonly emergency: boolean;
  readonly reopensAutomatically: boolean;
  /** When it entered the registry. */
  readonly authorised: number;
  readonly criteria: readonly CriterionStory[];
  readonly acts: readonly PoolAct[];
}

export interface ShelterStory {
  readonly key: string;
  readonly name: string;
  readonly kind: ShelterKind;
  readonly secrecy: Secrecy;
  readonly organisation: OrganisationKey;
  /** The organisation shown; guarded shelters have it. */
  readonly gateway?: OrganisationKey;
  readonly district: DistrictKey;
  /** Null where the shelter is guarded. */
  readonly comune: Comune | null;
  readonly address?: string;
  readonly phone?: string;
  readonly note?: string;
  readonly languages: readonly string[];
  readonly staffed: HoursStory | null;
  readonly admits: HoursStory | null;
  readonly answers: HoursStory | null;
  readonly stayDays: number;
  readonly contacts: readonly ContactStory[];
  readonly pools: readonly PoolStory[];
  /** Stored sealed. */
  readonly secret?: { readonly address?: string; readonly meetingPoint?: string };
}

export interface ServiceStory {
  readonly key: string;
  readonly name: string;
  readonly kind: ServiceKind;
  readonly organisation: OrganisationKey;
  readonly district: DistrictKey | null;
  readonly comune: Comune | null;
  readonly coverage: 'DISTRICT' | 'PROVINCE' | 'REGION' | 'NATIONAL';
  readonly categories: readonly NeedCategory[];
  readonly languages: readonly string[];
  readonly hours: HoursStory | null;
  readonly note?: string;
  readonly contacts: readonly ContactStory[];
}
