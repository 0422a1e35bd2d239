import type { Role } from '../../src/access/closed-lists.js';
import type { Permission } from '../../src/access/permissions.js';
import type { OrganisationKey } from './organisations.js';
import type { Comune, DistrictKey } from './territory.js';

interface PersonStory {
  /** Also the key that signs them in, where `who` tells what it is for. */
  readonly key: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly district?: DistrictKey;
  readonly organisation?: OrganisationKey;
  readonly comuni?: readonly Comune[];
  readonly scopes?: readonly Permission[];
  readonly isMachine?: boolean;
  /** What their key is for; absent: they have none. */
  readonly who?: string;
}

/** The team of six of the main district, a neighbour, a municipal office, and those who watch. */
const service = [
  {
    key: 'demo-worker',
    name: 'Elena Marchetti',
    roles: ['SOCIAL_WORKER'],
    district: 'santerno',
    who: 'social worker on duty, Ambito Santerno e Sillaro',
  },
  {
    key: 'demo-coordinator',
    name: 'Chiara Bassani',
    roles: ['COORDINATOR'],
    district: 'santerno',
    who: 'coordinator of the same district',
  },
  { key: 'worker-ricci', name: 'Davide Ricci', roles: ['SOCIAL_WORKER'], district: 'santerno' },
  { key: 'worker-lelli', name: 'Sara Lelli', roles: ['SOCIAL_WORKER'], district: 'santerno' },
  { key: 'worker-ferri', name: 'Tommaso Ferri', roles: ['SOCIAL_WORKER'], district: 'santerno' },
  { key: 'mediator-diop', name: 'Awa Diop', roles: ['CULTURAL_MEDIATOR'], district: 'santerno' },
  {
    key: 'demo-worker-2',
    name: 'Luca Savorani',
    roles: ['SOCIAL_WORKER'],
    district: 'lamone',
    who: 'social worker of a neighbour with an agreement, Ambito Lamone e Marzeno',
  },
  { key: 'worker-idice', name: 'Marta Nanni', roles: ['SOCIAL_WORKER'], district: 'idice' },
  {
    key: 'demo-backoffice',
    name: 'Ufficio servizi sociali di Imola, Dozza e Mordano',
    roles: ['BACK_OFFICE'],
    district: 'santerno',
    comuni: ['Imola', 'Dozza', 'Mordano'],
    who: 'municipal office that takes over the cases of three Comuni',
  },
  {
    key: 'demo-admin',
    name: 'Paolo Gardini',
    roles: ['ADMIN'],
    who: 'administrator: directory, people and keys, never a case',
  },
  {
    key: 'demo-auditor',
    name: 'Irene Castellari',
    roles: ['AUDITOR'],
    who: 'auditor: the audit trail and the figures',
  },
] as const satisfies readonly PersonStory[];

/** Those who keep the counts, one for each organisation that hosts people. */
const operators = [
  {
    key: 'demo-operator',
    name: 'Omar Benassi',
    organisation: 'ponte-dei-tigli',
    who: 'operator of a cooperative with four shelters, Ponte dei Tigli',
  },
  {
    key: 'demo-operator-2',
    name: 'Giulia Fabbri',
    organisation: 'asp-santerno',
    who: 'operator of the public company for care, ASP Valli del Santerno e del Sillaro',
  },
  { key: 'operator-staccionata', name: 'Nicola Zannoni', organisation: 'staccionata' },
  { key: 'operator-nespolo-verde', name: 'Silvia Morini', organisation: 'nespolo-verde' },
  { key: 'operator-lunga-estate', name: 'Patrizia Galassi', organisation: 'lunga-estate' },
  { key: 'operator-santa-zita', name: 'Ferdinando Rambaldi', organisation: 'santa-zita' },
  { key: 'operator-suore', name: 'Agnese Cavina', organisation: 'suore-della-lampada' },
  { key: 'operator-lanterne', name: 'Youssef Amrani', organisation: 'lanterne-in-cammino' },
  { key: 'operator-voce-ferma', name: 'Operatrice di turno Voce Ferma', organisation: 'voce-ferma' },
  { key: 'operator-oltre-la-riva', name: 'Operatrice di turno Oltre la Riva', organisation: 'oltre-la-riva' },
  { key: 'operator-telaio', name: 'Lorenzo Dal Pozzo', organisation: 'telaio-di-ada' },
  { key: 'operator-tre-cedri', name: 'Loretta Tabanelli', organisation: 'tre-cedri' },
  { key: 'operator-posto-a-tavola', name: 'Annalisa Poggi', organisation: 'posto-a-tavola' },
  { key: 'operator-porte-di-casa', name: 'Marco Landi', organisation: 'porte-di-casa' },
  { key: 'operator-crinale', name: 'Francesca Tozzi', organisation: 'consorzio-crinale' },
  { key: 'operator-mulino', name: 'Sohel Rahman', organisation: 'mulino-alto' },
  { key: 'operator-mutuo', name: 'Arturo Minghetti', organisation: 'mutuo-soccorso' },
  { key: 'operator-asp-lamone', name: 'Roberta Montuschi', organisation: 'asp-lamone' },
  { key: 'operator-argilla', name: 'Gianluca Bandini', organisation: 'argilla' },
  { key: 'operator-passo-lieve', name: 'Operatrice di turno Passo Lieve', organisation: 'passo-lieve' },
  { key: 'operator-verdiana', name: 'Michele Sartoni', organisation: 'santa-verdiana' },
  { key: 'operator-ca-dei-noci', name: 'Piera Lanzoni', organisation: 'ca-dei-noci' },
  { key: 'operator-acquachiara', name: 'Elisa Venturoli', organisation: 'acquachiara' },
  { key: 'operator-san-lazzaro', name: 'Stefano Monari', organisation: 'comune-san-lazzaro' },
  { key: 'operator-portico', name: 'Ilaria Zucchini', organisation: 'portico-lungo' },
  { key: 'operator-sette-lune', name: 'Operatrice di turno Sette Lune', organisation: 'sette-lune' },
  { key: 'operator-acero', name: 'Matteo Valbonesi', organisation: 'acero-rosso' },
] as const satisfies readonly Omit<PersonStory, 'roles'>[];

const machine = {
  key: 'demo-integration',
  name: 'Gestionale Ponte dei Tigli',
  roles: ['INTEGRATION'],
  organisation: 'ponte-dei-tigli',
  scopes: ['beds.read', 'beds.declare', 'placements.read', 'placements.receive'],
  isMachine: true,
  who: 'the own system of Ponte dei Tigli, a machine with few scopes',
} as const satisfies PersonStory;

export const people: readonly PersonStory[] = [
  ...service,
  ...operators.map((operator) => ({ ...operator, roles: ['SHELTER_OPERATOR'] as const })),
  machine,
];
export type WorkerKey = Extract<(typeof service)[number]['key'], `${string}worker${string}`>;
export type PersonKey =
  | (typeof service)[number]['key']
  | (typeof operators)[number]['key']
  | typeof machine.key;

/** Whoever speaks for an organisation; its machine where it has one and a machine spoke. */
export function speakerOf(organisation: OrganisationKey, isMachine: boolean): PersonKey {
  if (isMachine && organisation === machine.organisation) return machine.key;
  const operator = operators.find((one) => one.organisation === organisation);
  if (!operator) throw new Error(`Nobody speaks for ${organisation}.`);
  return operator.key;
}
