import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import packageJson from '../package.json' with { type: 'json' }
import { root } from './paths.mjs'

const PAPERS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/architecture.md',
  'docs/guide/README.md',
  'src-main/connectors/README.md',
  'src-preload/contract/README.md'
]

/** Folders that are not in the repository. */
const MADE = ['node_modules', 'out', 'dist', 'test-results']

const read = (file) => readFileSync(join(root, file), 'utf8')
const unknown = (names, isKnown) => [...new Set(names)].filter((name) => !isKnown(name))

/** The scripts that a text tells to run. */
const scriptsIn = (text) =>
  [...text.matchAll(/\bnpm (?:run (?:-s )?([\w:]+)|(start|test)\b)/g)].map(([, named, short]) => named ?? short)

/** What a text names as a file or folder of the project: in backticks, from its root, without a place to fill in. */
function pathsIn(text) {
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path]) => path)
  const tops = readdirSync(root).filter((name) => !MADE.includes(name))
  return quoted.filter((path) => path.includes('/') && tops.includes(path.split('/')[0]) && !/[<>*{]/.test(path))
}

/** What a text links to or shows, of the project itself. */
const linksIn = (text) =>
  [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)|src="([^":]+)"/g)].map(([, link, image]) => link ?? image)

/** Rows that name a file and what is to be opened in it. */
const stationsIn = (text) =>
  [...text.matchAll(/^\| \d+ +\| `([^`]+)` +\| ([^|]+)\|/gm)].map(([, file, functions]) => ({
    file,
    names: [...functions.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
  }))

/** Whether a file makes something of this name: a function, a class, a method, also a private one. */
function makes(text, name) {
  const made = String.raw`\b(function|class|const) ${name}\b`
  const method = String.raw`^ +(static |async |readonly )*#?${name}(<[^>]*>)?\(.*[{(,]$`
  return new RegExp(`${made}|${method}`, 'm').test(text)
}

describe('the papers', () => {
  test.each(PAPERS)('%s tells to run only what is there', (paper) => {
    expect(unknown(scriptsIn(read(paper)), (name) => name in packageJson.scripts)).toEqual([])
  })

  test.each(PAPERS)('%s names only files that are there', (paper) => {
    expect(unknown(pathsIn(read(paper)), (path) => existsSync(join(root, path)))).toEqual([])
    expect(unknown(linksIn(read(paper)), (link) => existsSync(join(root, dirname(paper), link)))).toEqual([])
  })

  test('the way of a call leads through functions that are there', () => {
    const stations = stationsIn(read('docs/architecture.md'))
    expect(stations.length).toBeGreaterThan(15)
    const missing = stations.flatMap(({ file, names }) =>
      names.filter((name) => !name.split('.').every((part) => makes(read(file), part))).map((name) => `${file} ${name}`)
    )
    expect(missing).toEqual([])
  })

  test('every folder of main and of the windows is a room of the architecture', () => {
    const folders = ['src-main', 'src-renderer'].flatMap((top) =>
      readdirSync(join(root, top), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'testing' && entry.name !== 'styles')
        .map(({ name }) => `${top}/${name}`)
    )
    const rooms = pathsIn(read('docs/architecture.md'))
    expect(unknown(folders, (folder) => rooms.includes(folder))).toEqual([])
  })

  test('forms and workflows can be read', () => {
    const files = readdirSync(join(root, '.github'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.ya?ml$/.test(file)
    )
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect(typeof parse(read(join('.github', file)))).toBe('object')
    for (const file of readdirSync(join(root, '.vscode')))
      expect(() => JSON.parse(read(join('.vscode', file)))).not.toThrow()
  })

  test('notice what is gone', () => {
    expect(scriptsIn('`npm start`, `npm run -s e2e`, `npm run gone:now`')).toEqual(['start', 'e2e', 'gone:now'])
    expect(pathsIn('`docs/gone.md`, `docs/<name>.md`, `a/b`')).toEqual(['docs/gone.md'])
    expect(linksIn('[a](docs/gone.md#here) [b](https://example.org) <img src="gone.png">')).toEqual([
      'docs/gone.md',
      'gone.png'
    ])
    expect(makes('  async #run(one: A): Promise<void> {', 'run')).toBe(true)
    expect(makes('  this.run(one)', 'run')).toBe(false)
  })
})
