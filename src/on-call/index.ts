import type { ResolverClass } from '../platform/graphql/schema.js';
import { CalendarResolver } from './calendar/calendar.resolver.js';
import { CoverResolver } from './cover/cover.resolver.js';
import { HandOverResolver } from './hand-over/hand-over.resolver.js';
import './on-call.errors.js';
import { ShiftResolver } from './shifts/shift.resolver.js';
import { SwapResolver } from './swaps/swap.resolver.js';

export { provideRotaCalendar } from './calendar/calendar-route.js';
export { OpenMatterKind } from './closed-lists.js';
export { handOversWaiting, type WaitingHandOver } from './hand-over/hand-over.queries.js';
export { OpenMatter } from './hand-over/hand-over.types.js';
export { whenHandingOver } from './hand-over/when-handing-over.js';
export { type OnDuty, onDutyAt } from './shifts/shift.queries.js';

export const onCallResolvers: ResolverClass[] = [
  ShiftResolver,
  CoverResolver,
  SwapResolver,
  HandOverResolver,
  CalendarResolver,
];
