import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  WITHOUT_ADDONS,
  bundledDependencies,
  packageFolderOf,
  recordPackages,
  refuseForeignImports,
  startChunks
} from './bundle.mjs'

let folder
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ringside-bundle-'))))
afterEach(() => rmSync(folder, { recursive: true }))

function put(files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/** Builds `main.js` as the main process is built, with these modules left out of the bundle. */
function bundle(files, external, plugins, define = {}) {
  put(files)
  /** @satisfies {import('vite').BuildOptions['rollupOptions']} */
  const rollupOptions = { input: join(folder, 'main.js'), external, output: { format: 'es' } }
  return build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins,
    define,
    build: { ssr: true, target: 'node20.18', outDir: join(folder, 'out'), rollupOptions }
  })
}

const checked = (files, external) => bundle(files, external, [refuseForeignImports(['electron', 'keytar'])])

test('a bundle of Node, the runtime and the native addon is built', async () => {
  const main = `import fs from 'fs'\nimport { app } from 'electron'\nconsole.log(fs, app, await import('keytar'))`
  await expect(checked({ 'main.js': main }, ['electron', 'keytar'])).resolves.toBeDefined()
})

test.each([
  ['an import', { 'main.js': `import size from 'image-size'\nconsole.log(size)` }],
  ['an import that is made later', { 'main.js': `console.log(await import('image-size'))` }],
  [
    'an import of a chunk',
    { 'main.js': `console.log(await import('./late.js'))`, 'late.js': `export * from 'image-size'` }
  ],
  [
    'a require in a module of another kind',
    {
      'main.js': `import x from './x.cjs'\nconsole.log(x)`,
      'x.cjs': `try { module.exports = require('image-size') } catch {}`
    }
  ]
])('%s that the package does not carry fails the build', async (_what, files) => {
  await expect(checked(files, ['image-size'])).rejects.toThrow(/would not find these modules: image-size \(in /)
})

test('the WebSocket client is bundled without the addons it could take', async () => {
  const main = `import { WebSocket } from ${JSON.stringify(fileURLToPath(import.meta.resolve('ws')))}\nconsole.log(WebSocket)`
  const built = (define) => bundle({ 'main.js': main }, [], [refuseForeignImports([])], define)
  await expect(built({})).rejects.toThrow(/bufferutil/)
  await expect(built(WITHOUT_ADDONS)).resolves.toBeDefined()
})

test('all dependencies but the native addon are bundled', () => {
  const dependencies = { undici: '1', keytar: '1', 'image-size': '1' }
  expect(bundledDependencies({ dependencies })).toEqual(['undici', 'image-size'])
})

test.each([
  ['/x/src-main/index.ts', undefined],
  ['/x/node_modules/zod/v4/mini.js', '/x/node_modules/zod'],
  ['/x/node_modules/@hono/node-server/dist/index.mjs?used', '/x/node_modules/@hono/node-server'],
  ['/x/node_modules/conf/node_modules/ajv/lib/a.js', '/x/node_modules/conf/node_modules/ajv'],
  ['/x/src-preload/i18n/paraglide/runtime.js', '/x/node_modules/@inlang/paraglide-js'],
  ['\0rolldown/runtime.js', undefined]
])('%j is from the package %j', (id, expected) => {
  expect(packageFolderOf(id)).toBe(expected)
})

test('the packages of a bundle are written down, in chunks too', async () => {
  const file = join(folder, 'packages.json')
  const files = {
    'main.js': `import one from './node_modules/one/a.js'\nconsole.log(one, await import('./node_modules/two/b.js'))`,
    'node_modules/one/a.js': 'export default console.log(1)',
    'node_modules/two/b.js': 'export default console.log(2)',
    'node_modules/three/c.js': 'export default console.log(3)'
  }
  await bundle(files, [], [recordPackages(file)])
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
    ['one', 'two'].map((name) => join(folder, 'node_modules', name))
  )
})

test('what pages need at once is one file for each set of them, apart from what starts them', async () => {
  const says = (text, ...imports) =>
    `${imports.map((name) => `import './${name}.js'`).join('\n')}\nconsole.log('${text}')`
  put({
    'one.js': says('one starts', 'own', 'both', 'deep') + "\nimport('./late.js')",
    'two.js': says('two starts', 'both'),
    'own.js': says('of one', 'deep'),
    'deep.js': says('deep in one'),
    'both.js': says('of both'),
    'late.js': says('late', 'deep', 'both')
  })
  const pages = { one: join(folder, 'one.js'), two: join(folder, 'two.js') }
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rollupOptions: { input: pages, output: { codeSplitting: { groups: startChunks(pages) } } }
    }
  })
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (built)
  const texts = output.map((part) =>
    [...('code' in part ? part.code : '').matchAll(/console\.log\("(.*?)"\)/g)].map(([, text]) => text).sort()
  )
  const expected = [['deep in one', 'of one'], ['late'], ['of both'], ['one starts'], ['two starts']]
  expect(texts.filter((found) => found.length > 0).sort()).toEqual(expected)
})
