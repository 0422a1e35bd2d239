import { callBack, handOver, onSite, type ProcedureStory, safeNow, tellComune } from './step-story.js';

const consent = {
  key: 'consent',
  it: 'Chiedere che cosa vuole. Un adulto capace può dire di no: scriverlo, lasciare un numero, dire che può ripensarci.',
  en: 'Ask what they want. A capable adult may say no: write it down, leave a number, say they may think again.',
  source: 'art. 32 Costituzione; art. 1 legge 219/2017',
} as const;
const crisis = {
  key: 'psychiatric-crisis',
  it: 'Se è in crisi e rifiuta le cure: psichiatra reperibile e 118. Il TSO lo propongono i medici e lo ordina il sindaco, mai il servizio.',
  en: 'In a crisis, refusing care: psychiatrist on call and 118. Compulsory treatment is proposed by doctors and ordered by the mayor, never by us.',
  who: 'HEALTH_SERVICE',
  optional: true,
  source: 'artt. 33, 34 e 35 legge 833/1978',
} as const;

/** Adults who cannot stay where they are tonight. */
export const adults: readonly ProcedureStory[] = [
  {
    category: 'OLDER_PERSON',
    contacts: ['doctor', 'emergencyRoom', 'homeCare', 'psychiatrist'],
    steps: [
      safeNow,
      {
        key: 'who-is-it',
        it: 'Cercare chi è: documenti, bracciale, telefono, vicini. Chiedere alla pattuglia se risulta una scomparsa.',
        en: 'Find out who it is: papers, bracelet, telephone, neighbours. Ask the patrol whether somebody is missing.',
        who: 'LAW_ENFORCEMENT',
        source: 'legge 203/2012 (ricerca delle persone scomparse)',
      },
      {
        key: 'health',
        it: 'Chiedere di cadute, confusione nuova, freddo, farmaci della sera. Confusione improvvisa: 118, non un letto.',
        en: 'Ask about falls, new confusion, cold, evening medicines. Sudden confusion: 118, not a bed.',
        who: 'HEALTH_SERVICE',
      },
      {
        key: 'family',
        it: 'Chiamare figli, badante, amministratore di sostegno. Se qualcuno può venire, è la soluzione migliore.',
        en: 'Call children, carer, legal support administrator. If somebody can come, that is the best solution.',
        evidence: ['Chi è stato sentito e che cosa dice', 'Who was reached, and what they say'],
      },
      {
        key: 'home-or-not',
        it: 'Chiedere se la casa è sicura: gas, riscaldamento, chiavi. Se sì, rientro con qualcuno; se no, un posto.',
        en: 'Ask whether the home is safe: gas, heating, keys. If so, back with somebody; if not, a place.',
      },
      consent,
      {
        key: 'self-sufficiency',
        it: 'Dire alla struttura il vero: cammina? si alza di notte? si allontana? porta il pannolone?',
        en: 'Tell the shelter the truth: walks? gets up at night? wanders? wears pads?',
      },
      callBack,
      onSite,
      {
        key: 'neglect',
        it: 'Segni di abbandono o di maltrattamento: dirlo alla pattuglia. Chi è pubblico ufficiale denuncia per iscritto.',
        en: 'Signs of neglect or abuse: tell the patrol. A public official reports it in writing.',
        optional: true,
        source: 'art. 591 c.p.; art. 331 c.p.p.',
      },
      {
        key: 'legal-support',
        it: 'Se non può decidere per sé e nessuno lo rappresenta: chiedere al servizio il ricorso al giudice tutelare.',
        en: 'If they cannot decide and nobody stands for them: ask the service to apply to the guardianship judge.',
        optional: true,
        source: 'artt. 404 e 406, terzo comma, Codice civile; legge 6/2004',
      },
      tellComune,
      handOver([
        'servizio sociale anziani e al medico di base',
        'the social service for older people and the family doctor',
      ]),
    ],
  },
  {
    category: 'DISABILITY',
    contacts: ['doctor', 'emergencyRoom', 'homeCare', 'psychiatrist'],
    steps: [
      safeNow,
      {
        key: 'ask-the-person',
        it: 'Parlare con la persona, non con chi l’accompagna. Chiedere come vuole comunicare, e darle tempo.',
        en: 'Talk to the person, not to whoever is beside them. Ask how they wish to communicate, and give them time.',
        source: 'Convenzione ONU, legge 18/2009',
      },
      {
        key: 'carer',
        it: 'Chiedere dov’è chi la assiste, per quanto manca, chi può sostituirlo stanotte a casa.',
        en: 'Ask where the carer is, for how long, and who can take over at home tonight.',
      },
      {
        key: 'needs',
        it: 'Chiedere che cosa serve: carrozzina, sollevatore, ossigeno, farmaci e ore, alimentazione, notte.',
        en: 'Ask what is needed: wheelchair, hoist, oxygen, medicines and hours, feeding, the night.',
        evidence: ['Ausili e farmaci, con gli orari', 'Aids and medicines, with their hours'],
      },
      {
        key: 'home-first',
        it: 'Provare prima a casa: assistenza domiciliare, vicini, una notte coperta. Il letto altrove viene dopo.',
        en: 'Try home first: home care, neighbours, one night covered. A bed elsewhere comes second.',
        source: 'art. 19 Convenzione ONU; d.lgs. 62/2024',
      },
      {
        key: 'access',
        it: 'Chiedere alla struttura se ascensore e bagno funzionano stasera. «Non so» non è un sì.',
        en: 'Ask the shelter whether lift and bathroom work tonight. “I do not know” is not a yes.',
        who: 'SHELTER',
      },
      consent,
      crisis,
      callBack,
      onSite,
      {
        key: 'transport',
        it: 'Prenotare un mezzo attrezzato. Partono con la persona ausili, farmaci, documenti sanitari.',
        en: 'Book an adapted vehicle. Aids, medicines and health papers travel with the person.',
      },
      {
        key: 'legal-support',
        it: 'Se c’è un tutore o un amministratore di sostegno, avvisarlo stanotte.',
        en: 'If there is a guardian or a support administrator, tell them tonight.',
        source: 'artt. 357 e 405 Codice civile; legge 6/2004',
      },
      tellComune,
      handOver(['servizio disabilità e al PUA', 'the disability service and the single access point']),
    ],
  },
  {
    category: 'HOMELESS_ADULT',
    contacts: ['doctor', 'emergencyRoom', 'psychiatrist', 'addictions'],
    steps: [
      safeNow,
      {
        key: 'cold-and-health',
        it: 'Guardare: trema, è confuso, ha i piedi bagnati, non si sveglia bene? 118. Il freddo uccide anche chi parla.',
        en: 'Look: shivering, confused, wet feet, hard to wake? 118. Cold kills people who still talk.',
        who: 'HEALTH_SERVICE',
      },
      {
        key: 'what-he-accepts',
        it: 'Chiedere dove ha dormito ieri, che cosa accetta e che cosa no: cane, bagagli, compagni, alcol.',
        en: 'Ask where they slept yesterday, what they accept and what not: dog, bags, companions, alcohol.',
      },
      consent,
      {
        key: 'street-unit',
        it: 'Chiamare l’unità di strada: spesso lo conosce, e porta coperte anche a chi resta fuori.',
        en: 'Call the street unit: it often knows them, and brings blankets to those who stay out too.',
      },
      {
        key: 'low-threshold',
        it: 'Cercare la soglia giusta: se ha bevuto o ha un cane, dirlo prima, per non farlo tornare indietro.',
        en: 'Look for the right threshold: if they drank or have a dog, say so first, or they will be sent back.',
        source: 'art. 28 legge 328/2000',
      },
      crisis,
      callBack,
      onSite,
      {
        key: 'if-no-place',
        it: 'Se non c’è posto: piano freddo, albergo, stazione aperta. Scrivere che non c’era: è un dato che serve.',
        en: 'If there is no place: cold plan, hotel, an open station. Write down that there was none: that figure matters.',
        optional: true,
      },
      {
        key: 'residence',
        it: 'Chiedere se ha una residenza. Senza, il Comune può iscriverlo nella via fittizia: dirglielo.',
        en: 'Ask whether they are registered anywhere. If not, the Comune can register them at a notional address: say so.',
        optional: true,
        source: 'art. 2 legge 1228/1954',
      },
      tellComune,
      handOver(['servizio adulti e unità di strada', 'the service for adults and the street unit']),
    ],
  },
  {
    category: 'MIGRANT',
    contacts: ['foreigners', 'emergencyRoom', 'doctor'],
    steps: [
      safeNow,
      {
        key: 'mediator',
        it: 'Capire in quale lingua, e chiamare il mediatore prima di decidere qualcosa.',
        en: 'Find out which language, and call the mediator before deciding anything.',
        who: 'MEDIATOR',
      },
      {
        key: 'minor-or-trafficked',
        it: 'Chiedere l’età e guardare i segni di sfruttamento. Se serve cambiare bisogno: vale l’altra procedura.',
        en: 'Ask the age, and look for signs of exploitation. If so, change the need: the other procedure applies.',
        source: 'legge 47/2017; art. 18 d.lgs. 286/1998',
      },
      {
        key: 'health',
        it: 'Cure urgenti anche senza documenti, con codice STP o ENI: nessuno lo segnala.',
        en: 'Urgent care without papers too, with an STP or ENI code: nobody reports them.',
        source: 'art. 35, commi 3 e 5, d.lgs. 286/1998',
      },
      {
        key: 'asylum',
        it: 'Chiedere se vuole chiedere asilo. Se sì, la Questura riceve la volontà e la Prefettura trova il posto.',
        en: 'Ask whether they wish to seek asylum. If so, the Questura takes it down and the Prefecture finds a place.',
        source: 'artt. 6 e 26 d.lgs. 25/2008; artt. 8 e 11 d.lgs. 142/2015',
      },
      {
        key: 'vulnerable',
        it: 'Chiedere di gravidanza, bambini, torture, disabilità: hanno diritto a un’accoglienza adatta.',
        en: 'Ask about pregnancy, children, torture, disability: they have a right to fit reception.',
        source: 'art. 17 d.lgs. 142/2015',
      },
      {
        key: 'prefecture',
        it: 'Se ha titolo all’accoglienza, chiamare la Prefettura o il SAI; stanotte vale comunque il posto di emergenza.',
        en: 'If entitled to reception, call the Prefecture or SAI; tonight the emergency place counts all the same.',
        optional: true,
      },
      consent,
      callBack,
      onSite,
      {
        key: 'papers',
        it: 'Dire alla struttura quali documenti ha e quali no. Fotocopie alla pattuglia, gli originali restano a lui.',
        en: 'Tell the shelter which papers there are and which not. Copies to the patrol, originals stay with the person.',
      },
      tellComune,
      handOver(['sportello immigrazione e servizio sociale', 'the immigration desk and the social service']),
    ],
  },
];
