// The floors of CONTRIBUTING.md as rules: imports point downward only, and never in a circle.

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files need each other: move what they share to a third file below both.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kit-stands-alone',
      comment: 'labs/kit is the ground floor: it may import only the schema library.',
      severity: 'error',
      from: { path: '^labs/kit/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^labs/kit/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'labs-know-only-the-kit',
      comment:
        'A lab is data and checks: ask for a new oracle in labs/kit/context.ts instead of importing one.',
      severity: 'error',
      from: { path: '^labs/', pathNot: ['\\.test\\.ts$', '^labs/[^/]+/starter/'] },
      to: { pathNot: ['^labs/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'protocol-knows-only-the-kit',
      comment: 'The wire may import labs/kit and the schema library only.',
      severity: 'error',
      from: { path: '^lab-runner/protocol/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^lab-runner/protocol/', '^labs/kit/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'console-programs-stand-alone',
      comment:
        'Programs of the console are bundled and run where the learner’s shells are: they know labs/kit, Node, and the libraries beside them.',
      severity: 'error',
      from: { path: '^lab-runner/programs/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(lab-runner/(src|protocol|bootstrap|bin)|src|labs/(?!kit))/' },
    },
    {
      name: 'core-does-no-io',
      comment: 'The core talks to ports. Put the I/O into an adapter (drivers, oracles, storage, server).',
      severity: 'error',
      from: { path: '^lab-runner/src/(core|ports)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: [
          '^lab-runner/src/(drivers|oracles|storage|server|host|cli)/',
          '^lab-runner/src/(main|log)\\.ts$',
          'node_modules/(kafkajs|ws|libsql|node-zookeeper-client|@lydell|sirv|dockerode|pino)',
        ],
      },
    },
    {
      name: 'adapters-do-not-know-each-other',
      comment: 'Adapters meet in main.ts only: go through a port.',
      severity: 'error',
      from: {
        path: '^lab-runner/src/(drivers|oracles|server)/',
        pathNot: '\\.(driver|cluster|lesson)?\\.?test\\.ts$',
      },
      to: { path: '^lab-runner/src/(drivers|oracles|server|cli)/', pathNot: '^lab-runner/src/$1/' },
    },
    {
      name: 'only-composition-roots-see-everything',
      comment: 'src/cli and main.ts put the parts together; nothing below may import them.',
      severity: 'error',
      from: {
        path: '^lab-runner/src/(core|ports|drivers|oracles|storage|server|host)/',
        pathNot: 'test\\.ts$',
      },
      to: { path: '^lab-runner/src/(cli/|main\\.ts)' },
    },
    {
      name: 'site-sees-protocol-and-catalog',
      comment:
        'The page may import the protocol, labs/kit and labs/catalog; checks and answers must not reach a browser.',
      severity: 'error',
      from: { path: '^(src|docs)/' },
      to: {
        path: ['^lab-runner/src/', '^labs/(checks|answers)\\.ts$', '^labs/[0-9].*/(checks|answers)\\.ts$'],
      },
    },
    {
      name: 'browser-client-without-react',
      comment: 'src/runner is plain TypeScript; React belongs to src/components.',
      severity: 'error',
      from: { path: '^src/runner/' },
      to: { path: ['node_modules/(react|react-dom|@docusaurus)/', '^src/(components|theme|pages)/'] },
    },
    {
      name: 'one-library-one-room',
      comment: 'This library is kept behind a port: use the port.',
      severity: 'error',
      from: { path: '^lab-runner/src/', pathNot: ['^lab-runner/src/oracles/', 'test\\.ts$'] },
      to: { path: 'node_modules/(kafkajs|node-zookeeper-client)/' },
    },
    {
      name: 'nobody-imports-infra-e2e-or-bench',
      comment: 'infra is read by path; e2e and bench drive the product.',
      severity: 'error',
      from: { pathNot: '^(e2e|infra|bench)/' },
      to: { path: '^(e2e|infra|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.docusaurus', '^build/', '\\.module\\.css$', '^labs/[^/]+/starter/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
