/**
 * Who may know whom. Tests may know everybody. Each rule bears its reason in `comment`; test/house/who-may-know-whom.spec.ts
 * breaks each of them once.
 */
const tests = '\\.(spec|fixture)\\.ts$';

/** Code under `from` may reach, among our own code, only itself and `allowed`. */
const knowsOnly = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: `^src/${from}`, pathNot: tests },
  to: { path: '^src/', pathNot: [from, ...allowed].map((each) => `^src/${each}`) },
});

/** A vendor's package may be imported from `home` alone. */
const vendorStaysIn = (name, packages, home, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: '^src/', pathNot: [`^src/${home}`, tests] },
  to: { path: `node_modules/(${packages})/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment:
        'A circle crashes at start under ES modules: decorators read classes early. One that a type closes does not.',
      from: { path: '^(src|test|web)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'An import that leads nowhere fails at start, on somebody else’s machine.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      comment: 'A package of package.json, and not a development one, or the container starts without it.',
      from: { path: '^src/', pathNot: [tests, '^src/demo/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },

    knowsOnly(
      'platform-knows-nobody',
      'platform/',
      [],
      'Database, queues, logs: usable in any service, so they know nothing of town halls.',
    ),
    knowsOnly(
      'towns-know-platform',
      'towns/',
      ['platform/'],
      'Reference data stands before any contact: it cannot depend on what is done with it.',
    ),
    knowsOnly(
      'access-knows-platform',
      'access/',
      ['platform/'],
      'Who may come in is decided without knowing what is inside.',
    ),
    knowsOnly(
      'dossiers-know-the-ground',
      'dossiers/',
      ['towns/', 'access/', 'platform/'],
      'The record outlives the line that fills it, and the channels that feed it.',
    ),
    knowsOnly(
      'migrations-stand-alone',
      'migrations/',
      [],
      'A migration must do tomorrow what it did the day it was written: it imports no code that changes.',
    ),
    {
      name: 'stages-are-strangers',
      severity: 'error',
      comment:
        'A stage hands on through its state and the outbox alone, so that it can be run again, moved or replaced.',
      from: { path: '^src/pipeline/(intake|qualification|routing|loopback)/', pathNot: tests },
      to: { path: '^src/pipeline/(intake|qualification|routing|loopback)/', pathNot: '^src/pipeline/$1/' },
    },
    knowsOnly(
      'pipeline-ignores-channels',
      'pipeline/',
      ['dossiers/', 'towns/', 'access/', 'platform/'],
      'The line meets the channels through the ports of dossiers (arrival, delivery): a new channel changes no stage.',
    ),
    {
      name: 'channels-are-strangers',
      severity: 'error',
      comment: 'Each channel can be taken away without the others noticing; what two need belongs to dossiers.',
      from: { path: '^src/channels/([^/]+)/', pathNot: tests },
      to: { path: '^src/channels/', pathNot: '^src/channels/$1/' },
    },
    knowsOnly(
      'channels-enter-by-the-door',
      'channels/',
      ['pipeline/intake/(?:door|ledger/ledger)\\.types\\.ts$', 'dossiers/', 'towns/', 'access/', 'platform/'],
      'One door counts, deduplicates and stores for all. A live call gets its hint through a port of its own, ' +
        'which src/wiring connects to the public face of qualification.',
    ),
    {
      name: 'nobody-imports-desks-and-cli',
      severity: 'error',
      comment: 'People’s tools are an end, not a foundation: the work goes on without them.',
      from: {
        path: '^src/',
        pathNot: ['^src/(desks|cli)/', '^src/(app\\.module|openapi)\\.ts$', '^src/(boot|wiring)/', tests],
      },
      to: { path: '^src/(desks|cli)/' },
    },
    {
      name: 'demo-stays-outside',
      severity: 'error',
      comment: 'Two fictional towns never reach production: only the entry loads the demo, and only when asked.',
      from: { path: '^src/', pathNot: ['^src/demo/', '^src/(main|app\\.module)\\.ts$', tests] },
      to: { path: '^src/demo/' },
    },
    {
      name: 'assembly-is-on-top',
      severity: 'error',
      comment: 'Entries, modules of the whole, wiring and boot know everybody; nobody below may know them.',
      from: { path: '^src/', pathNot: ['^src/[^/]+\\.ts$', '^src/(boot|wiring|cli|demo)/', tests] },
      to: { path: ['^src/(main|worker|app\\.module|worker\\.module)\\.ts$', '^src/(boot|wiring)/'] },
    },
    {
      name: 'parts-have-a-face',
      severity: 'error',
      comment:
        'From another part, a folder is its `index.ts`: what lies behind may change without notice. This is all desks and cli get.',
      from: { path: '^src/([^/]+)/', pathNot: tests },
      to: {
        path: '^src/[^/]+/[^/]+/',
        pathNot: ['^src/$1/', '/index\\.ts$', '^src/pipeline/intake/(?:door|ledger/ledger)\\.types\\.ts$'],
      },
    },
    {
      name: 'console-speaks-http',
      severity: 'error',
      comment: 'The console knows the service by its HTTP description alone, as any other client of the API does.',
      from: { path: '^web/' },
      to: { path: '^src/' },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      comment: 'What runs in production does not import from tests, nor from a fixture.',
      from: { path: '^src/', pathNot: tests },
      to: { path: ['^test/', tests] },
    },

    vendorStaysIn(
      'twilio-at-the-edge',
      'twilio',
      '(channels/(telephony|sms)|demo/carrier)/',
      'Another carrier is another folder, not a search through the code.',
    ),
    vendorStaysIn(
      'mail-at-the-edge',
      'imapflow|nodemailer|postal-mime',
      '(channels/email|demo)/',
      'Mail libraries change their minds; the rest sees an arrival and a delivery.',
    ),
    vendorStaysIn(
      'paper-at-the-edge',
      'tesseract\\.js|@tesseract\\.js-data|@hyzyla/pdfium|sharp|pdfkit',
      '(channels/courrier|demo/scanner)/',
      'OCR and PDF are heavy and crash: they stay in courrier, in threads of their own.',
    ),
    vendorStaysIn(
      'queues-at-the-edge',
      'bullmq|ioredis|@nestjs/bullmq',
      'platform/queues/',
      'The database is the truth and the queue a hand on the shoulder: nobody else may lean on it.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|web/dist|data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
