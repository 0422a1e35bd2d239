const modules = [
  'access',
  'territory',
  'directory',
  'availability',
  'interventions',
  'placements',
  'procedures',
  'on-call',
  'retention',
  'exchange',
];

/** Whom each module may import besides itself, `access` and `platform`. */
const mayImport = {
  platform: [],
  access: [],
  territory: [],
  directory: ['territory'],
  availability: ['directory', 'territory'],
  interventions: ['directory', 'territory'],
  placements: ['availability', 'interventions', 'directory', 'territory'],
  procedures: ['interventions', 'directory', 'territory'],
  'on-call': ['directory', 'territory'],
  retention: ['interventions'],
  exchange: ['availability', 'directory', 'territory'],
};

const layers = Object.entries(mayImport).map(([module, lower]) => {
  const allowed = [module, 'platform', ...(module === 'platform' ? [] : ['access']), ...lower];
  return {
    name: `${module}-imports-downward`,
    comment: `${module} may import ${allowed.join(', ')} only.`,
    severity: 'error',
    from: { path: `^src/${module}/` },
    to: { path: '^(src|seeds|test|web|bench)/', pathNot: `^src/(${allowed.join('|')})/` },
  };
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thought, or one of them lies in the wrong place.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...layers,
    {
      name: 'through-the-index',
      comment: 'Other modules are reached through their index.ts, pure rules apart.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: `^src/(${modules.join('|')})/`,
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index\\.ts$',
          '\\.(rules|types)\\.ts$',
          '^src/[^/]+/closed-lists\\.ts$',
        ],
      },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules know no ORM, no GraphQL, no clock and no database.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: [
          '(^|/)node_modules/(@mikro-orm|type-graphql|graphql|@apollo|express|pg|kysely)/',
          '^src/platform/(clock|context|database)',
          '\\.(entity|resolver|queries|sql)\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nobody-imports-a-resolver',
      comment: 'A resolver is reached by the schema; its module lists it.',
      severity: 'error',
      from: { pathNot: '/index\\.ts$' },
      to: { path: '\\.resolver\\.ts$' },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      from: { path: '^(src|seeds)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown', 'undetermined'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
