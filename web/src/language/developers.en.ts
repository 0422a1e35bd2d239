import type { DevelopersSentence } from './developers.it';

/** Sentences of the page for developers, in English. */
export const developersEn: Readonly<Record<DevelopersSentence, string>> = {
  'developers.ask': 'Ask',
  'developers.askWhat':
    'A system signs in with a key; an administrator makes it. Changes arrive live at /graphql/stream.',
  'developers.read': 'Read',
  'developers.schema': 'The schema: every type, field and value is described',
  'developers.examples': 'Documents to start from',
  'developers.errors': 'The errors, with what to do',
  'developers.back': 'Back to the console',
  'developers.quick': 'In three steps',
  'developers.step1':
    'Take a key: the demo has one for each role; elsewhere an administrator makes it, in More → Keys.',
  'developers.step2': 'Ask by POST to /graphql, with “Authorization: Bearer <key>”.',
  'developers.step3':
    'Listen: changes come as server-sent events from /graphql/stream. After a cut, give the last cursor as “since”.',
  'developers.graphiql': 'Open GraphiQL',
  'developers.graphiqlWhat': 'The GraphQL editor with the examples of each role and the keys of the demo.',
  'developers.live': 'Listen',
  'graphiql.example': 'Example',
  'graphiql.as': 'As',
  'graphiql.mySignIn': 'my sign-in in this browser',
  'graphiql.key': 'Key',
  'graphiql.back': 'Back',
};
