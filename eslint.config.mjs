// Rules of style a machine can hold; each message names the remedy. The import floors are in .dependency-cruiser.cjs.
import tseslint from 'typescript-eslint';

const size = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '.railyard/**',
      'build/**',
      '.docusaurus/**',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...tseslint.configs.strict,
  {
    rules: {
      'max-lines': size(250),
      eqeqeq: 'error',
      'no-console': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  {
    // One table is one idea, however long it grows.
    files: ['lab-runner/protocol/errors.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['lab-runner/src/**/*.ts'],
    ignores: ['lab-runner/src/config.ts', '**/*.test.ts', 'lab-runner/src/drivers/contract/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only config.ts reads the environment: add the setting there and pass it on.',
        },
      ],
    },
  },
  {
    files: ['lab-runner/src/core/**/*.ts', 'lab-runner/src/server/**/*.ts', 'lab-runner/src/oracles/**/*.ts'],
    ignores: ['**/*.test.ts', '**/fakes.ts', '**/*.fixture.ts', '**/*.clustertest.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ThrowStatement > NewExpression[callee.name="Error"]',
          message:
            'Throw a RailyardError with a code of protocol/errors.ts, so that page, CLI and log say the same.',
        },
      ],
    },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        module: 'writable',
        require: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
