/** Sentences of the page for developers, in Italian. */
export const developersIt = {
  'developers.ask': 'Chiedere',
  'developers.askWhat':
    'Un sistema entra con una chiave; la fa chi amministra. Le modifiche arrivano dal vivo su /graphql/stream.',
  'developers.read': 'Leggere',
  'developers.schema': 'Lo schema: ogni tipo, campo e valore è descritto',
  'developers.examples': 'Documenti da cui partire',
  'developers.errors': 'Gli errori, con che cosa fare',
  'developers.back': 'Torna alla console',
  'developers.quick': 'In tre passi',
  'developers.step1':
    'Prendi una chiave: nella demo ce n’è una per ogni ruolo; altrove la fa chi amministra, in Altro → Chiavi.',
  'developers.step2': 'Chiedi con POST a /graphql, con «Authorization: Bearer <chiave>».',
  'developers.step3':
    'Ascolta: le modifiche arrivano come server-sent events da /graphql/stream. Dopo un’interruzione, dai l’ultimo cursore come «since».',
  'developers.graphiql': 'Apri GraphiQL',
  'developers.graphiqlWhat': 'L’editore di GraphQL con gli esempi di ogni ruolo e le chiavi della demo.',
  'developers.live': 'Ascoltare',
  'graphiql.example': 'Esempio',
  'graphiql.as': 'Come',
  'graphiql.mySignIn': 'il mio accesso in questo browser',
  'graphiql.key': 'Chiave',
  'graphiql.back': 'Torna',
} as const;

export type DevelopersSentence = keyof typeof developersIt;
