/**
 * The import arrows, as one table: a folder may import the libs it names, through their index, and the drivers it owns.
 * Everything else fails lint. `main.ts` and `app.module.ts` wire the apps and may import any lib.
 */
export const arrows = {
  'apps/api': {
    libs: ['webhook', 'sync', 'query', 'health', 'access', 'feed', 'views', 'failures', 'metrics', 'tracing', 'common'],
  },
  'apps/worker': { libs: ['webhook', 'sync', 'health', 'feed', 'views', 'queue', 'metrics', 'tracing', 'common'] },
  'apps/cli': { libs: ['sync', 'access', 'failures', 'common'] },
  'apps/sandbox': { libs: [] },
  'libs/webhook': { libs: ['sync', 'attio', 'database', 'queue', 'tracing', 'common'] },
  'libs/sync': { libs: ['attio', 'database', 'queue', 'metrics', 'tracing', 'common'] },
  'libs/feed': { libs: ['database', 'queue', 'tracing', 'common'] },
  'libs/views': { libs: ['database', 'common'] },
  'libs/failures': { libs: ['database', 'queue', 'common'] },
  'libs/query': { libs: ['database', 'common'] },
  'libs/health': { libs: ['attio', 'database', 'queue', 'metrics', 'common'] },
  'libs/access': { libs: ['cache', 'database', 'common'] },
  'libs/attio': { libs: ['cache', 'metrics', 'tracing', 'common'] },
  'libs/database': { libs: ['common'] },
  'libs/queue': { libs: ['metrics', 'common'] },
  'libs/client': { libs: [] },
  'libs/metrics': { libs: ['common'] },
  'libs/tracing': { libs: ['common'] },
  'libs/cache': { libs: ['common'] },
  'libs/common': { libs: [] },
};

/** Each driver has one owner; nobody else imports it. */
export const drivers = {
  bullmq: 'libs/queue',
  '@nestjs/bullmq': 'libs/queue',
  '@prisma/client': 'libs/database',
  '@prisma/adapter-pg': 'libs/database',
  pg: 'libs/database',
  ioredis: 'libs/cache',
  'cache-manager': 'libs/cache',
  keyv: 'libs/cache',
  undici: 'libs/attio',
  'p-queue': 'libs/attio',
  cockatiel: 'libs/attio',
  'prom-client': 'libs/metrics',
  '@opentelemetry': 'libs/tracing',
};

const allLibs = Object.keys(arrows)
  .filter((folder) => folder.startsWith('libs/'))
  .map((folder) => folder.slice(5));

function restrictions(folder, libs) {
  const own = folder.startsWith('libs/') ? folder.slice(5) : undefined;
  const forbidden = allLibs.filter((lib) => !libs.includes(lib));
  const patterns = [
    { regex: '^@app/[^/]+/', message: 'A lib is its index: import @app/<lib>, never a file inside it.' },
    { regex: '^(\\.\\./)+(apps|libs)/', message: 'Cross a folder through @app/<lib>, not by a relative path.' },
  ];
  if (forbidden.length > 0) {
    const message = `${folder} may import only: ${libs.join(', ') || 'nothing of ours'} (arrows in eslint.arrows.mjs).`;
    patterns.push({ regex: `^@app/(${forbidden.join('|')})$`, message });
  }
  for (const [driver, owner] of Object.entries(drivers)) {
    if (owner === folder) continue;
    patterns.push({ regex: `^${driver}(/|$)`, message: `${driver} belongs to ${owner}.` });
  }
  if (own !== undefined)
    patterns.push({ regex: `^@app/${own}$`, message: 'Inside a lib, import its files relatively.' });
  return patterns;
}

const wiring = ['apps/*/src/main.ts', 'apps/*/src/app.module.ts'];

export const arrowRules = Object.entries(arrows).flatMap(([folder, { libs }]) => [
  {
    files: [`${folder}/**/*.ts`],
    ignores: [...wiring, '**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: restrictions(folder, libs) }] },
  },
  // `fetch` has one owner as well; the sandbox, which shares no code, sends webhooks with its own.
  ...(folder === 'libs/attio' || folder === 'apps/sandbox'
    ? []
    : [
        {
          files: [`${folder}/**/*.ts`],
          ignores: ['**/*.spec.ts'],
          rules: {
            'no-restricted-globals': ['error', { name: 'fetch', message: 'Attio is called through libs/attio.' }],
          },
        },
      ]),
]);
