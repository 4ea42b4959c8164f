/** One configuration for every level of test: unit tests beside the code, the others under test/. */
export default {
  testEnvironment: 'node',
  // Journeys wait for real servers on a machine that may be busy.
  testTimeout: 60_000,
  maxWorkers: '100%',
  // Each suite leaves its modules behind: two workers grew to five gigabytes each, and slower with every suite.
  workerIdleMemoryLimit: '1500MB',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
      },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Under ESM the package's own JSON imports print a deprecation line per file.
    '^libphonenumber-js/max$': '<rootDir>/node_modules/libphonenumber-js/max/index.cjs',
  },
};
