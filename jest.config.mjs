import { readdirSync, readFileSync } from 'node:fs';

/**
 * Jest below Node 24.9 cannot require() an ES module, and some CommonJS packages here require ESM ones (bull-board
 * requires Nest, for one). So every ESM package is compiled to CommonJS on its way in; Jest caches the result.
 */
function esmPackages(folder, found = new Set()) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || !entry.isDirectory()) continue;
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith('@')) {
      esmPackages(path, found);
      continue;
    }
    try {
      const { type } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
      if (type === 'module') found.add(path.slice(path.lastIndexOf('node_modules/') + 13));
      esmPackages(`${path}/node_modules`, found);
    } catch {
      // not a package, or one without packages of its own
    }
  }
  return found;
}

const swc = (syntax) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      parser: syntax === 'ts' ? { syntax: 'typescript', decorators: true } : { syntax: 'ecmascript' },
      transform: syntax === 'ts' ? { legacyDecorator: true, decoratorMetadata: true } : undefined,
      target: 'es2023',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  moduleNameMapper: {
    '^(@prisma/client/runtime/.*)\\.mjs$': '$1.js',
    '^@app/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': swc('ts'), '^.+\\.m?js$': swc('js') },
  transformIgnorePatterns: [
    `/node_modules/(?!(?:.*/node_modules/)?(?:${[...esmPackages(`${import.meta.dirname}/node_modules`)].join('|')})/)`,
    '/node_modules/@prisma/client/',
  ],
};

const servers = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

export default {
  // Generous, for small and busy machines: a test waits for conditions, never for time to pass.
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,scripts,test/arrows,test/switches,test/chaos,test/deploy}/**/*.spec.ts'],
    },
    { ...shared, ...servers, displayName: 'medium', testMatch: ['<rootDir>/test/medium/**/*.spec.ts'] },
    { ...shared, ...servers, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] },
    // Against the real Attio; not part of `npm test`, see `npm run test:live`.
    { ...shared, ...servers, displayName: 'live', testMatch: ['<rootDir>/test/live/**/*.spec.ts'] },
  ],
};
