import type { NeedCategory } from '../../../src/directory/closed-lists.js';
import type { DeadlineKind, StepBearer } from '../../../src/procedures/closed-lists.js';

/** A step as it is written here: Italian, English, and what is not usual about it. */
export interface StepStory {
  readonly key: string;
  readonly it: string;
  readonly en: string;
  /** The worker when absent. */
  readonly who?: StepBearer;
  /** Obligatory when absent. */
  readonly optional?: true;
  readonly blocksClosing?: true;
  /** What to write down: Italian, English. */
  readonly evidence?: readonly [string, string];
  readonly deadline?: DeadlineKind;
  readonly source?: string;
}

export interface ProcedureStory {
  readonly category: NeedCategory;
  readonly contacts: readonly ContactKey[];
  readonly steps: readonly StepStory[];
}

/** Invented numbers, for the demo alone. */
export const healthContacts = {
  emergencyRoom: {
    name: { it: 'Pronto soccorso, infermiere di triage', en: 'Emergency room, triage nurse' },
    phone: '+39 000 444 1001',
    when: null,
  },
  doctor: {
    name: { it: 'Continuità assistenziale (guardia medica)', en: 'Doctor on duty out of hours' },
    phone: '+39 000 444 1002',
    when: { it: 'notti, prefestivi e festivi', en: 'nights, eves and holidays' },
  },
  psychiatrist: {
    name: { it: 'Psichiatra reperibile (DSM)', en: 'Psychiatrist on call' },
    phone: '+39 000 444 1003',
    when: null,
  },
  violencePath: {
    name: {
      it: 'Percorso violenza (codice rosa), ostetrica di guardia',
      en: 'Violence path, midwife on duty',
    },
    phone: '+39 000 444 1004',
    when: null,
  },
  paediatrician: {
    name: { it: 'Pediatra di guardia in ospedale', en: 'Paediatrician on duty at the hospital' },
    phone: '+39 000 444 1005',
    when: null,
  },
  addictions: {
    name: { it: 'SerD', en: 'Addiction service' },
    phone: '+39 000 444 1006',
    when: { it: 'feriali 8–14', en: 'working days 8 to 14' },
  },
  homeCare: {
    name: { it: 'Punto unico di accesso, assistenza domiciliare', en: 'Single access point, home care' },
    phone: '+39 000 444 1007',
    when: { it: 'feriali 8–18, sabato 8–13', en: 'working days 8 to 18, Saturdays 8 to 13' },
  },
  foreigners: {
    name: {
      it: 'Spazio salute immigrati, codici STP ed ENI',
      en: 'Health care for migrants, STP and ENI codes',
    },
    phone: '+39 000 444 1008',
    when: { it: 'feriali 9–13', en: 'working days 9 to 13' },
  },
} as const;
export type ContactKey = keyof typeof healthContacts;

/** What every night begins and ends with. */
export const callBack: StepStory = {
  key: 'call-back',
  it: 'Richiamare la pattuglia con la soluzione, o per dire che non c’è ancora. Dire a che ora si richiama.',
  en: 'Call the patrol back with the solution, or to say that there is none yet. Say when you will call again.',
  deadline: 'LAW_ENFORCEMENT_CALLBACK',
};
export const onSite: StepStory = {
  key: 'on-site',
  it: 'Decidere se andare sul posto. Se sì, dire l’ora di arrivo; se no, perché basta il telefono.',
  en: 'Decide whether to go there. If so, say when you arrive; if not, why the telephone is enough.',
  deadline: 'ON_SITE_INTERVENTION',
  evidence: ['Ora di arrivo, o perché no', 'Time of arrival, or why not'],
};
export const safeNow: StepStory = {
  key: 'safe-now',
  it: 'Chiedere per prima cosa: c’è un pericolo adesso? Qualcuno è ferito? Se sì, 112 prima di tutto.',
  en: 'Ask first: is there danger now? Is anybody hurt? If so, 112 before anything else.',
};
export const tellComune: StepStory = {
  key: 'tell-comune',
  it: 'Avvisare il Comune competente entro le 9 del primo giorno lavorativo.',
  en: 'Tell the competent Comune by 9 on the first working day.',
  deadline: 'MUNICIPALITY_NOTICE',
  source: 'art. 6, comma 4, legge 328/2000',
  evidence: ['A chi, con quale protocollo', 'To whom, under which protocol number'],
};
export const handOver = (to: readonly [string, string]): StepStory => ({
  key: 'hand-over',
  it: `Passare il caso a ${to[0]}: che cosa è successo, dove sono le persone, che cosa resta da fare.`,
  en: `Hand the case to ${to[1]}: what happened, where the people are, what is still to do.`,
  deadline: 'HANDOVER_TO_SERVICES',
  evidence: ['A chi è passato e quando', 'Who took it over, and when'],
});
