import { callBack, handOver, onSite, type ProcedureStory, tellComune } from './step-story.js';

/** Where a word too many can kill: the gateway first, and no place in any paper. */
export const women: readonly ProcedureStory[] = [
  {
    category: 'WOMAN_VICTIM_OF_VIOLENCE',
    contacts: ['violencePath', 'emergencyRoom', 'paediatrician'],
    steps: [
      {
        key: 'safe-now',
        it: 'Chiedere alla pattuglia: lui dov’è adesso? Può sentirci o seguirla? Se c’è pericolo, 112 e allontanarla subito.',
        en: 'Ask the patrol: where is he now? Can he hear us, or follow her? If there is danger, 112, and take her away at once.',
      },
      {
        key: 'alone',
        it: 'Parlarle da sola, senza lui e senza i figli. Crederle. Chiedere che cosa vuole lei.',
        en: 'Talk to her alone, without him and without the children. Believe her. Ask what she wants.',
        source: 'legge 77/2013 (Convenzione di Istanbul)',
      },
      {
        key: 'risk',
        it: 'Valutare il rischio: armi, minacce di morte, soffocamento, violenza che cresce, separazione recente, figli minacciati. Scriverlo.',
        en: 'Weigh the risk: weapons, threats to kill, strangling, violence that grows, recent separation, children threatened. Write it down.',
        source: 'legge 168/2023',
        evidence: ['Segnali presenti, e che cosa si è deciso', 'Signs that are there, and what was decided'],
      },
      {
        key: 'hospital',
        it: 'Lesioni, violenza sessuale o gravidanza: pronto soccorso, percorso violenza. Accompagnarla, non mandarla.',
        en: 'Injuries, sexual violence or pregnancy: emergency room, violence path. Go with her, do not send her.',
        who: 'HEALTH_SERVICE',
        optional: true,
        source: 'DPCM 24 novembre 2017',
      },
      {
        key: 'gateway',
        it: 'Chiamare il centro antiviolenza, o il 1522. È il centro che apre la casa: prima parla con lei.',
        en: 'Call the anti-violence centre, or 1522. The centre opens the house: it talks to her first.',
        source: 'art. 5-bis decreto-legge 93/2013, legge 119/2013',
        evidence: ['Chi ha risposto e che cosa dice', 'Who answered, and what they say'],
      },
      {
        key: 'children',
        it: 'Chiedere dei figli: età, dove sono, che cosa hanno visto. Maschi grandi: dirlo al centro, prima di promettere.',
        en: 'Ask about the children: ages, where they are, what they saw. Older boys: tell the centre before promising.',
      },
      {
        key: 'phone-off',
        it: 'Far spegnere la posizione sul telefono suo e dei figli. Controllare auto, tablet, orologi.',
        en: 'Have location switched off on her phone and the children’s. Check car, tablets, watches.',
      },
      {
        key: 'avoid',
        it: 'Chiedere da quali Comuni e da quali persone stare lontani. Dirlo al centro a voce, non scriverlo altrove.',
        en: 'Ask which Comuni and which people to keep away from. Tell the centre by voice; write it nowhere else.',
      },
      callBack,
      onSite,
      {
        key: 'meeting-point',
        it: 'Dire alla pattuglia il punto di incontro, mai l’indirizzo. Non dirlo per radio.',
        en: 'Tell the patrol the meeting point, never the address. Not over the radio.',
        who: 'LAW_ENFORCEMENT',
      },
      {
        key: 'information',
        it: 'Verificare che le siano stati detti i suoi diritti: centri antiviolenza, ammonimento, allontanamento di lui, ordini di protezione.',
        en: 'Make sure she was told her rights: centres, police warning, his removal from home, protection orders.',
        who: 'LAW_ENFORCEMENT',
        source: 'art. 11 decreto-legge 11/2009; art. 384-bis c.p.p.; art. 473-bis.69 c.p.c.',
      },
      {
        ...tellComune,
        it: 'Avvisare il Comune competente entro le 9 del primo giorno lavorativo, senza dire dove si trova.',
        en: 'Tell the competent Comune by 9 on the first working day, without saying where she is.',
      },
      handOver(['centro antiviolenza e servizio sociale', 'the anti-violence centre and the social service']),
    ],
  },
  {
    category: 'WOMAN_VICTIM_OF_TRAFFICKING',
    contacts: ['violencePath', 'emergencyRoom', 'foreigners'],
    steps: [
      {
        key: 'safe-now',
        it: 'Chiedere: chi è con lei, chi la aspetta fuori, chi ha il suo telefono e i suoi documenti? Se c’è pericolo, 112.',
        en: 'Ask: who is with her, who waits outside, who has her phone and papers? If there is danger, 112.',
      },
      {
        key: 'mediator',
        it: 'Chiamare una mediatrice, donna, non della sua stessa città. Mai chi la accompagna.',
        en: 'Call a mediator, a woman, not from her own town. Never whoever came with her.',
        who: 'MEDIATOR',
      },
      {
        key: 'hotline',
        it: 'Chiamare il numero verde antitratta 800 290 290, attivo giorno e notte: la strada passa da lì.',
        en: 'Call the anti-trafficking line 800 290 290, day and night: that is the way in.',
        source: 'art. 13 legge 228/2003; d.lgs. 24/2014',
        evidence: ['Operatore e numero della segnalazione', 'Operator and number of the report'],
      },
      {
        key: 'no-statement-needed',
        it: 'Dirle che l’aiuto non dipende da una denuncia: la protezione sociale si chiede anche senza.',
        en: 'Tell her that help does not depend on pressing charges: protection may be asked for without.',
        source: 'art. 18 d.lgs. 286/1998',
      },
      {
        key: 'age',
        it: 'Se può avere meno di 18 anni, cambiare bisogno: vale la procedura dei minori, e la minore età si presume.',
        en: 'If she may be under 18, change the need: the procedure for minors applies, and she counts as a minor.',
        source: 'art. 4 d.lgs. 24/2014; legge 47/2017',
      },
      {
        key: 'health',
        it: 'Chiedere di dolore, gravidanza, violenza, farmaci. Cure urgenti senza documenti e senza segnalazione.',
        en: 'Ask about pain, pregnancy, violence, medicines. Urgent care without papers, and without being reported.',
        source: 'art. 35, commi 3 e 5, d.lgs. 286/1998',
      },
      {
        key: 'debt-and-family',
        it: 'Chiedere se minacciano lei o i parenti a casa, e di debiti o giuramenti. Dirlo al numero verde.',
        en: 'Ask whether they threaten her or her family at home, and about debts or oaths. Tell the hotline.',
      },
      callBack,
      onSite,
      {
        key: 'phone-off',
        it: 'Cambiare o spegnere il telefono prima di partire. Niente messaggi sulla destinazione.',
        en: 'Change or switch off the phone before leaving. No messages about where she goes.',
      },
      {
        key: 'meeting-point',
        it: 'La pattuglia la porta al punto di incontro. L’indirizzo non lo riceve nessuno.',
        en: 'The patrol takes her to the meeting point. Nobody is given the address.',
        who: 'LAW_ENFORCEMENT',
      },
      {
        ...tellComune,
        it: 'Avvisare il Comune competente entro le 9 del primo giorno lavorativo, senza dire dove si trova.',
        en: 'Tell the competent Comune by 9 on the first working day, without saying where she is.',
      },
      handOver(['rete antitratta', 'the anti-trafficking network']),
    ],
  },
];
