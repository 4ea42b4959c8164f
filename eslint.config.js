import tseslint from 'typescript-eslint';

/** What the compiler does not see: forgotten promises, unused names, comparisons that coerce. Layout is prettier's. */
export default tseslint.config(
  { ignores: ['dist/', 'web/dist/', 'data/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    // `project` takes two thirds of the time of `projectService` here.
    languageOptions: {
      parserOptions: { project: ['tsconfig.json', 'web/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `async` without `await` is how a synchronous answer fits an interface that promises one.
      '@typescript-eslint/require-await': 'off',
      // Our factories return closures, which may be taken apart.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Tests read answers of unknown shape, and an expectation on the wrong shape fails by itself.
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    rules: { eqeqeq: ['error', 'always', { null: 'ignore' }] },
  },
  // Logs go through pino, which is told what it may say; a command line speaks to the person who typed it.
  { files: ['src/**/*.ts'], ignores: ['src/cli/**'], rules: { 'no-console': 'error' } },
);
