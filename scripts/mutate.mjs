import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { messagesCheck, runChecks } from './checks.mjs'
import { ensureModules } from './modules.mjs'
import { mutationFiles } from './mutation-files.mjs'
import { isMain, root } from './paths.mjs'
import { main, PlainError } from './process.mjs'

const SECOND = 1000
const HELP = `Changes the code of some files in small ways, one at a time, and counts how many changes their tests notice.

  npm run mutate                    all files of scripts/mutation-files.mjs, more than half an hour
  npm run mutate -- FILE...         only those; a part of the path will do

  Fails where fewer are noticed than the file's least. Change what survived into a test, or say there why it is equal.`

/** What Stryker does besides; the command line of Stryker is not used. */
const OPTIONS = {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', join(root, 'scripts', 'mutation-texts.mjs')],
  ignorers: ['texts'],
  vitest: { configFile: 'src-main/vitest.mutate.config.ts', related: false },
  coverageAnalysis: 'perTest',
  reporters: process.stdout.isTTY ? ['progress'] : [],
  logLevel: 'error',
  disableTypeChecks: false,
  tempDirName: 'test-results/mutation',
  ignorePatterns: ['/out', '/dist', '/docs', '/e2e', '/bench', '/test-results', '/playwright-report'],
  // longer than one test may take, so that a busy machine is no time-out: only what never lets go is
  timeoutMS: 12 * SECOND
}

/**
 * The tests of a file: only these take part, whatever else imports it.
 * @param {{ file: string, tests?: readonly string[] }} entry
 */
export const testsOf = ({ file, tests = [] }) => [file.replace(/\.ts$/, '.test.ts'), ...tests]

const oneLine = (text) => text.replace(/\s+/g, ' ').trim()

/** A mutant as the list of equal ones has it, and the whole text of the file with it. */
function described({ location: { start, end }, replacement, status }, source) {
  const lines = source.split('\n')
  const offset = ({ line, column }) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, column - 1)
  const [from, to] = [offset(start), offset(end)]
  return {
    at: start.line,
    line: oneLine(lines[start.line - 1]),
    from: oneLine(source.slice(from, to)),
    to: oneLine(replacement),
    isCovered: status !== 'NoCoverage',
    text: source.slice(0, from) + replacement + source.slice(to)
  }
}

const isSame = (one) => (mutant) => mutant.line === one.line && mutant.from === one.from && mutant.to === one.to

/**
 * The figures of a file out of what Stryker found; `isRefused`: whether a text of the file does not compile.
 * @param {{ file: string, least: number, equal?: readonly { line: string, from: string, to: string, why: string }[] }} entry
 * @param {string} source
 * @param {readonly any[]} found
 * @param {(text: string) => boolean} isRefused
 */
export function figures({ file, least, equal = [] }, source, found, isRefused) {
  const real = found.filter(({ status }) => status !== 'Ignored')
  const left = real
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map((mutant) => described(mutant, source))
    .filter(({ text }) => !isRefused(text))
  const wrong = equal.filter((one) => !left.some(isSame(one)))
  const survived = left.filter((mutant) => !equal.some((one) => isSame(one)(mutant)))
  const noticed = real.filter(({ status }) => !['Survived', 'NoCoverage', 'CompileError'].includes(status)).length
  const counted = noticed + survived.length
  const score = counted === 0 ? 0 : (100 * noticed) / counted
  const isEnough = score >= least && wrong.length === 0
  return { file, least, counted, noticed, equals: left.length - survived.length, survived, wrong, score, isEnough }
}

function print({ survived, wrong }) {
  for (const { at, from, to, isCovered } of survived) {
    console.log(`  ${at}: ${from}  →  ${to}${isCovered ? '' : '  (no test comes here)'}`)
  }
  for (const { line, from, to } of wrong) console.log(`  not equal, or not there: ${line}: ${from}  →  ${to}`)
}

function printTable(results) {
  const width = Math.max(...results.map(({ file }) => file.length))
  const row = (...cells) => cells.map((cell, index) => (index === 0 ? cell : String(cell).padStart(9))).join('')
  console.log(`\n${row('file'.padEnd(width + 2), 'mutants', 'noticed', 'survived', 'equal', 'score', 'least')}`)
  for (const { file, counted, noticed, survived, equals, score, least, isEnough } of results) {
    const cells = [counted, noticed, survived.length, equals, `${score.toFixed(1)} %`, `${least} %`]
    console.log(row(`${isEnough ? '✓' : '✗'} ${file.padEnd(width)}`, ...cells))
  }
}

async function mutate({ Stryker, compilerOf }, entry) {
  console.log(entry.file)
  process.env.RINGSIDE_MUTATE_TESTS = testsOf(entry).join(',')
  const source = readFileSync(join(root, entry.file), 'utf8')
  const isRefused = compilerOf('src-main', entry.file)
  const found = await new Stryker({ ...OPTIONS, mutate: [entry.file] }).runMutationTest()
  const result = figures(entry, source, found, isRefused)
  print(result)
  return result
}

function chosen(names) {
  const unknown = names.find((name) => !mutationFiles.some(({ file }) => file.includes(name)))
  if (unknown !== undefined) throw new PlainError(`${unknown} is not in scripts/mutation-files.mjs.`)
  return mutationFiles.filter(({ file }) => names.length === 0 || names.some((name) => file.includes(name)))
}

async function mutateAll(args) {
  if (args.includes('--help')) return console.log(HELP)
  const entries = chosen(args)
  await ensureModules()
  await runChecks([messagesCheck()])
  process.chdir(root)
  // not imported above: the packages may only be there now
  const { Stryker } = await import('@stryker-mutator/core')
  const { compilerOf } = await import('./mutation-types.mjs')
  const results = []
  for (const entry of entries) results.push(await mutate({ Stryker, compilerOf }, entry))
  printTable(results)
  return results.every(({ isEnough }) => isEnough) ? 0 : 1
}

if (isMain(import.meta.url)) await main(() => mutateAll(process.argv.slice(2)))
