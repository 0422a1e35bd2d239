import type { HouseholdRole, Identification } from '../../src/interventions/people/closed-lists.js';

/** Somebody of a case of the demo. Nobody is called Diprova. */
export interface PersonStory {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly birthPlace?: string;
  readonly citizenship?: string;
  readonly phone?: string;
  readonly notes?: string;
  readonly identification: Identification;
  readonly role?: HouseholdRole;
}

const known = (givenName: string, more: Partial<PersonStory> = {}): PersonStory => ({
  ...{ givenName, familyName: 'Diprova', identification: 'IDENTIFIED', citizenship: 'italiana' },
  ...more,
});

/** The people of the cases, by case, in the order of its guests; all of them made up. */
export const peopleOfCases: Readonly<Record<string, readonly PersonStory[]>> = {
  'signora-in-pantofole': [
    known('Ersilia', {
      birthPlace: 'Imola',
      notes: 'Chiede del gatto. Il figlio Diprova richiama dall’estero.',
    }),
  ],
  'incendio-in-cucina': [
    known('Amos', { role: 'PARENT', phone: '+39 000 333 8001' }),
    known('Celeste', { role: 'PARENT' }),
    known('Viola', { role: 'CHILD' }),
    known('Zeno', { role: 'CHILD' }),
  ],
  'fuga-di-notte': [
    known('Ginevra', { role: 'PARENT', notes: 'Non chiamare il numero di casa.' }),
    known('Alba', { role: 'CHILD' }),
  ],
  'senza-linea': [{ givenName: 'Oreste', identification: 'DECLARED', notes: 'Dice solo il nome.' }],
  'sei-in-auto': [
    known('Fausto', { role: 'PARENT', phone: '+39 000 333 8002' }),
    known('Iride', { role: 'PARENT' }),
    known('Leandro', { role: 'CHILD' }),
    known('Tullio', { role: 'CHILD' }),
    known('Nives', { role: 'CHILD' }),
    known('Perla', { role: 'CHILD' }),
  ],
  'argine-del-fiume': [{ givenName: 'Nando', familyName: 'Diprova', identification: 'DECLARED' }],
  'binario-tre': [{ givenName: 'Rafi', identification: 'DECLARED', citizenship: 'bangladese' }],
  'nonna-e-nipoti': [
    known('Palmira', { role: 'GRANDPARENT', phone: '+39 000 333 8003' }),
    known('Ottavia', { role: 'GRANDCHILD' }),
    known('Berto', { role: 'GRANDCHILD' }),
  ],
  'sala-d-attesa': [known('Gualtiero', { birthPlace: 'Medicina' })],
  'due-fratelli': [
    known('Marisol', { role: 'PARENT', citizenship: 'peruviana', identification: 'DECLARED' }),
    { identification: 'ESTIMATED', role: 'CHILD' },
    { identification: 'ESTIMATED', role: 'CHILD' },
  ],
};
