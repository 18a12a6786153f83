import i18next from 'eslint-plugin-i18next';
import tseslint from 'typescript-eslint';
import house from './house-laws.js';

const root = import.meta.dirname.replace(/.tests.architecture$/, '');

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'test-results/**', '**/*.{js,cjs,mjs}'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    plugins: { house, i18next },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': 'off', // the compiler does it
      '@typescript-eslint/no-unnecessary-condition': 'off', // wrong about what changes during an await or in a callback
      // Matters of taste, or of style that Prettier and review decide.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off', // typed arrays with noUncheckedIndexedAccess
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/require-await': 'off', // a port is asynchronous even where an adapter is not
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/prefer-literal-enum-member': 'off',
      '@typescript-eslint/prefer-reduce-type-parameter': 'off',
      '@typescript-eslint/prefer-return-this-type': 'off',
      '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'house/named-exports': 'error',
      'house/no-console': 'error',
      'house/no-eval': 'error',
      'house/no-csp-breaker': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/engine/wasm/**', 'src/browser/**'],
    rules: { 'house/no-network': 'error' },
  },
  {
    files: ['src/{sql,model,formats,preparation,project,locales}/**/*.ts', 'src/{analyses,charts,exports}/**/*.ts'],
    rules: { 'house/no-clock': 'error', 'house/no-dice': 'error', 'house/no-window': 'error' },
  },
  {
    files: ['src/{sql,model,formats,preparation,project,locales}/**/*.tsx'],
    rules: { 'house/no-clock': 'error', 'house/no-dice': 'error' },
  },
  {
    files: ['src/{ui,locales,screens,app,charts,store,project}/**/*.{ts,tsx}', 'src/main.tsx'],
    rules: { 'house/no-sql': 'error' },
  },
  {
    files: ['src/**/*.tsx'],
    ignores: ['src/locales/**'],
    rules: {
      'house/words-in-locales': 'error',
      'i18next/no-literal-string': ['error', { mode: 'jsx-text-only', words: { exclude: ['[^A-Za-zÀ-ÖØ-öø-ÿŒœ]+'] } }],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}', 'sample-data/**/*.ts'],
    rules: {
      // A test may hand in what the types forbid, to see it refused.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
