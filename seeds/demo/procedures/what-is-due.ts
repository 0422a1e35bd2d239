import type { DeadlineKind } from '../../../src/procedures/closed-lists.js';

/** How a deadline of the demo came to its end; times in hours before the seeding. */
interface EndStory {
  readonly hoursAgo: number;
  readonly words: string;
}

export interface DeadlineStory {
  readonly kind: DeadlineKind;
  readonly begunHoursAgo: number;
  /** The key of a placement of the case, where that began it. */
  readonly placement?: string;
  readonly stayDays?: number;
  readonly fulfilled?: EndStory;
  readonly cancelled?: EndStory;
}

export interface TickStory extends EndStory {
  readonly step: string;
  readonly skipped?: true;
}

export interface DueStory {
  readonly deadlines: readonly DeadlineStory[];
  readonly steps: readonly TickStory[];
}

/** What is due in the cases that are open, and in those that are not over with their end; by the key of the case. */
export const whatIsDue: Readonly<Record<string, DueStory>> = {
  'sala-d-attesa': {
    deadlines: [
      {
        ...{ kind: 'LAW_ENFORCEMENT_CALLBACK', begunHoursAgo: 2.2 },
        fulfilled: { hoursAgo: 1.6, words: 'Detto al sovrintendente Baldi: La Corte, letto singolo.' },
      },
      // Past due: nobody has said whether somebody goes there.
      { kind: 'ON_SITE_INTERVENTION', begunHoursAgo: 2.2 },
      { kind: 'MUNICIPALITY_NOTICE', begunHoursAgo: 1.7, placement: 'corte' },
    ],
    steps: [
      { step: 'safe-now', hoursAgo: 2.15, words: '' },
      { step: 'cold-and-health', hoursAgo: 2.1, words: 'Visto in pronto soccorso oggi, dimesso.' },
      {
        step: 'what-he-accepts',
        hoursAgo: 2.05,
        words: 'Accetta un letto; preferisce non stare in camerata.',
      },
      { step: 'low-threshold', hoursAgo: 1.9, words: '' },
      { step: 'call-back', hoursAgo: 1.6, words: 'Detto al sovrintendente Baldi: La Corte, letto singolo.' },
      { step: 'street-unit', hoursAgo: 1.5, words: 'Stanotte non esce.', skipped: true },
    ],
  },
  'due-fratelli': {
    deadlines: [
      { kind: 'LAW_ENFORCEMENT_CALLBACK', begunHoursAgo: 0.6 },
      {
        ...{ kind: 'ON_SITE_INTERVENTION', begunHoursAgo: 0.6 },
        cancelled: {
          hoursAgo: 0.4,
          words: 'La pattuglia li tiene in caserma: resto al telefono con il centro.',
        },
      },
    ],
    steps: [
      { step: 'safe-now', hoursAgo: 0.58, words: 'Lui è in un’altra caserma, non sa dove sono.' },
      { step: 'alone', hoursAgo: 0.5, words: '' },
      {
        step: 'risk',
        hoursAgo: 0.45,
        words: 'Minacce di morte, le ha preso il collo; nessuna arma. Via stanotte.',
      },
      { step: 'gateway', hoursAgo: 0.35, words: 'Risponde Voce Ferma: richiamano dopo averle parlato.' },
      {
        step: 'phone-off',
        hoursAgo: 0.3,
        words: 'Posizione spenta sul suo telefono; i bambini non ne hanno.',
      },
    ],
  },
  'nonna-e-nipoti': {
    deadlines: [{ kind: 'HANDOVER_TO_SERVICES', begunHoursAgo: 1.8 }],
    steps: [{ step: 'tell-comune', hoursAgo: 70, words: 'PEC al Comune di Casalfiumanese.' }],
  },
  'binario-tre': {
    deadlines: [
      {
        ...{ kind: 'MSNA_REPORT', begunHoursAgo: 99 },
        fulfilled: {
          hoursAgo: 92,
          words: 'Procura minorile e Questura per PEC, Comune per telefono, SIM inserito.',
        },
      },
      { kind: 'EMERGENCY_STAY_REVIEW', begunHoursAgo: 96.7, placement: 'pontile', stayDays: 30 },
    ],
    steps: [
      { step: 'mediator', hoursAgo: 98.5, words: 'Sohel, al telefono.' },
      { step: 'handover-record', hoursAgo: 97.2, words: 'Verbale firmato dall’assistente Dosi.' },
      { step: 'report', hoursAgo: 92, words: 'Procura, Questura, Comune, SIM.' },
    ],
  },
};
