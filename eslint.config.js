import js from '@eslint/js'
import boundaries from 'eslint-plugin-boundaries'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { useDefined } from './scripts/eslint-defined.mjs'
import { lookup } from './scripts/eslint-lookup.mjs'
import { vendorNames } from './scripts/eslint-vendors.mjs'

/** The rooms of the simulated PBX, each standing on those before it. */
const simulatorRooms = ['core', 'people', 'distribution', 'features', 'company']
const simulatorLayers = Object.fromEntries(
  simulatorRooms.map((room, index) => [
    `simulator/${room}`,
    {
      folder: `src-main/simulator/${room}`,
      may: ['util', ...simulatorRooms.slice(0, index).map((lower) => `simulator/${lower}`)]
    }
  ])
)
const simulatedPbx = ['util', ...Object.keys(simulatorLayers)]

/** Which way imports point (path-resolving): each layer may import itself and what is listed, nothing else. */
const layers = {
  contract: { folder: 'src-preload/contract', may: [] },
  i18n: { folder: 'src-preload/i18n', may: [] },
  preload: { folder: 'src-preload', may: ['contract'] },
  util: { folder: 'src-main/util', may: ['contract'] },
  logging: { folder: 'src-main/logging', may: ['contract', 'util'] },
  wireTables: { folder: 'src-main/wire-tables', may: [] },
  transport: { folder: 'src-main/transport', may: ['contract', 'i18n', 'util', 'logging'] },
  kit: { folder: 'src-main/connectors/kit', may: ['contract', 'i18n', 'util', 'logging', 'transport', 'connectors'] },
  vendor: {
    folder: 'src-main/connectors/*',
    may: ['contract', 'i18n', 'util', 'logging', 'transport', 'wireTables', 'kit', 'connectors']
  },
  connectors: {
    folder: 'src-main/connectors',
    may: ['contract', 'i18n', 'util', 'logging', 'transport', 'kit', 'vendor']
  },
  state: { folder: 'src-main/state', may: ['contract', 'i18n', 'util', 'logging'] },
  settings: { folder: 'src-main/settings', may: ['contract', 'i18n', 'util', 'logging', 'state'] },
  domain: {
    folder: 'src-main/{calls,queues,presence,contacts,services,history,notes}',
    may: ['contract', 'i18n', 'util', 'logging', 'connectors', 'state', 'settings', 'domain']
  },
  accounts: {
    folder: 'src-main/accounts',
    may: ['contract', 'i18n', 'util', 'logging', 'connectors', 'state', 'settings', 'domain']
  },
  ...simulatorLayers,
  frontKit: { folder: 'src-main/simulator/fronts/kit', may: simulatedPbx },
  front: { folder: 'src-main/simulator/fronts/*', may: ['i18n', 'wireTables', ...simulatedPbx, 'frontKit'] },
  scenarios: { folder: 'src-main/simulator/scenarios', may: [...simulatedPbx, 'frontKit'] },
  simulator: { folder: 'src-main/simulator', may: [...simulatedPbx, 'frontKit', 'front', 'scenarios'] },
  ipc: {
    folder: 'src-main/ipc',
    may: ['contract', 'i18n', 'util', 'logging', 'connectors', 'state', 'settings', 'domain', 'accounts']
  },
  windows: { folder: 'src-main/windows', may: ['contract', 'i18n', 'util', 'logging', 'state', 'ipc', 'app'] },
  app: {
    folder: 'src-main/app',
    may: [
      'contract',
      'i18n',
      'util',
      'logging',
      'transport',
      'connectors',
      'state',
      'settings',
      'domain',
      'accounts',
      'ipc',
      'windows',
      'simulator'
    ]
  },
  main: { folder: 'src-main', may: ['app'] },
  ui: { folder: 'src-renderer/ui', may: ['i18n'] },
  renderer: { folder: 'src-renderer', may: ['contract', 'i18n', 'ui'] }
}

const noElectron = { group: ['electron', 'electron/*'], message: 'This layer knows no Electron.' }
const noIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message: 'Channels are named by the router and the bridge only.'
}
const noShell = {
  name: 'electron',
  importNames: ['shell'],
  message: 'Nothing opens a link yet; what does will check it by util/external-url.ts.'
}
const ringside = { rules: { lookup, defined: useDefined, 'vendor-names': vendorNames } }
/** Files that no rule with types is asked of; the rules of promises hold there too, by oxlint. */
const untyped = ['**/*.test.ts', '**/testing/**', '**/vitest.config.ts']
const noConsole = { 'no-console': 'off' }

export default tseslint.config(
  {
    ignores: ['out/', 'dist/', 'node_modules/', 'src-preload/i18n/paraglide/', 'test-results/', 'playwright-report/']
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      // there are no stores (runes only), and looking for them takes the types of everything: a third of the time for components
      'svelte/require-store-reactive-access': 'off'
    }
  },
  // with types only where a rule below asks for them: reading all of it takes most of the time
  {
    files: ['src-*/**/*.ts', 'src-*/**/*.svelte'],
    ignores: untyped,
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], parser: tseslint.parser }
    }
  },
  // the same rules hold for modules by .oxlintrc.json, whose program reads no components
  {
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }]
    }
  },
  {
    files: ['src-*/**/*.ts', 'src-*/**/*.svelte'],
    ignores: ['**/*.test.ts', '**/vitest.config.ts', '**/conformance.ts', '**/testing/**'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.js', '.svelte', '.json'] } },
      'boundaries/elements': Object.entries(layers).map(([type, layer]) => ({
        type,
        pattern: layer.folder,
        ...(layer.folder.endsWith('/*') && { capture: ['name'] })
      }))
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...Object.entries(layers).map(([type, layer]) => ({
              from: { element: { type } },
              allow: { to: { element: { type: [type, ...layer.may] } } }
            })),
            {
              from: { element: { type: 'vendor' } },
              disallow: {
                to: { element: { type: 'vendor', captured: { name: '!{{ from.element.captured.name }}' } } }
              },
              message: 'Vendors do not know each other.'
            },
            {
              from: { element: { type: 'front' } },
              disallow: {
                to: { element: { type: 'front', captured: { name: '!{{ from.element.captured.name }}' } } }
              },
              message: 'Fronts do not know each other.'
            }
          ]
        }
      ]
    }
  },
  {
    files: [
      'src-main/{calls,queues,presence,contacts,services,history,notes,state,settings,simulator,transport,connectors,util}/**/*.ts'
    ],
    rules: { 'no-restricted-imports': ['error', { patterns: [noElectron] }] }
  },
  {
    files: ['src-renderer/**/*.ts', 'src-renderer/**/*.svelte'],
    ignores: ['**/*.test.ts', '**/vitest.config.ts'],
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [noElectron, { group: ['node:*'], message: 'The renderer knows the contract only.' }] }
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name="style"] > SvelteLiteral',
          message: 'The CSP blocks static style attributes.'
        },
        { selector: 'SvelteMustacheTag[kind="raw"]', message: 'Text is shown as text.' }
      ]
    }
  },
  {
    files: ['src-main/**/*.ts'],
    ignores: ['src-main/windows/window-factory.ts', 'src-main/transport/tls-connector.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="BrowserWindow"]', message: 'Windows come from the window factory.' },
        {
          selector: 'Identifier[name=/^(rejectUnauthorized|checkServerIdentity|setCertificateVerifyProc)$/]',
          message: 'Certificates are judged by the TLS connector.'
        }
      ]
    }
  },
  {
    files: ['src-main/{app,windows,accounts,logging}/**/*.ts', 'src-main/index.ts'],
    ignores: ['src-main/app/open-shell.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [noIpc, noShell] }] }
  },
  {
    files: ['src-main/app/open-shell.ts', 'src-main/ipc/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [noShell] }] }
  },
  {
    files: ['src-main/**/*.ts', 'src-preload/**/*.ts', 'src-renderer/**/*.ts', 'src-renderer/**/*.svelte'],
    ignores: untyped,
    plugins: { ringside },
    rules: { 'ringside/lookup': ['error', 'all'] }
  },
  {
    files: ['src-*/**/*.ts', 'src-*/**/*.svelte'],
    ignores: [
      '**/*.test.ts',
      '**/testing/**',
      'src-main/connectors/registry.ts',
      'src-main/connectors/{dstny,mirta,basix,voipbin,callisto}/**',
      'src-main/wire-tables/**',
      'src-main/simulator/fronts/**'
    ],
    plugins: { ringside },
    rules: { 'ringside/vendor-names': 'error' }
  },
  // the windows keep state and what is typed in records by ids of ours, and Svelte must see which of them is read
  {
    files: ['src-renderer/**/*.ts', 'src-renderer/**/*.svelte'],
    ignores: untyped,
    rules: { 'ringside/lookup': ['error', 'tablesOnly'] }
  },
  {
    files: ['src-main/**/*.ts', 'bench/**/*.ts'],
    plugins: { ringside },
    rules: { 'ringside/defined': 'error' }
  },
  { files: ['scripts/**', 'bench/**', 'src-main/simulator/run.ts'], rules: noConsole },
  { files: ['e2e/**/*.ts'], rules: { 'no-empty-pattern': 'off' } }
)
