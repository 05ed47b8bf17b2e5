import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { knownActions } from './control-actions.ts'
import { openControl } from './control.ts'
import { frontNames } from './fronts/registry.ts'
import { RunningSimulator } from './running.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/simulator.md'), 'utf8')
const clockAt = Date.UTC(2026, 0, 5, 9)

/** Commands of the page, and what it says they answer. */
interface Example {
  readonly commands: string
  readonly kind: string
  readonly answer: string
}

/** What a section has: lines that set variables, if any, and examples. */
interface Section {
  readonly settings: readonly string[]
  readonly examples: readonly Example[]
  /** Commands that nothing checks. */
  readonly strays: readonly string[]
}

function sectionOf(name: string): Section {
  const text = page.split(/^## /m).find((section) => section.startsWith(`${name}\n`))
  if (text === undefined) throw new Error(`docs/simulator.md has no section ${name}`)
  const blocks = [...text.matchAll(/^```(\w+)\n([^]*?)^```/gm)].map(([, kind = '', body = '']) => ({ kind, body }))
  const sets =
    blocks[0]?.kind === 'sh' && blocks[1]?.kind !== 'json' && blocks[1]?.kind !== 'text' ? blocks.shift() : undefined
  const examples: Example[] = []
  const strays: string[] = []
  for (const [index, { kind, body }] of blocks.entries()) {
    if (kind !== 'sh') continue
    const next = blocks[index + 1]
    if (next === undefined || next.kind === 'sh') strays.push(body)
    else examples.push({ commands: body, kind: next.kind, answer: next.body })
  }
  return { settings: sets?.body.trim().split('\n') ?? [], examples, strays }
}

/** What stands between the answers of two examples. */
const MARK = '\u001e'

/** Runs the commands of all examples in one shell, as a reader would. */
async function answersOf(lines: readonly string[], examples: readonly Example[]): Promise<string[]> {
  const script = [...lines, ...examples.map(({ commands }) => `${commands}\nprintf '${MARK}'`)].join('\n')
  const { stdout } = await promisify(execFile)('sh', ['-c', script])
  return stdout.split(MARK).slice(0, -1)
}

/** A line of the page, with the value the program has printed. */
function filledIn(line: string, printed: ReadonlyMap<string, string>): string {
  const words = /#\s*(.+)$/.exec(line)?.[1]
  if (words === undefined) return line
  const value = printed.get(words)
  if (value === undefined) throw new Error(`the program prints no ${words}`)
  return line.replace(/=.*$/, () => `='${value}'`)
}

/** Runs a section against a simulator of that vendor. @returns how many examples there were */
async function check({ settings, examples, strays }: Section, vendor: string): Promise<number> {
  await using running = await RunningSimulator.start({ scenario: 'company', vendors: [vendor], clockAt })
  await using control = await openControl(running)
  const fields = running.signIn.ways.flatMap((way) => way.fields)
  const printed = new Map([['Control', control.url], ...fields.map(({ label, value }) => [label, value] as const)])
  const lines = [`CONTROL='${control.url}'`, ...settings.map((line) => filledIn(line, printed))]
  const answers = await answersOf(lines, examples)
  for (const [index, { commands, kind, answer }] of examples.entries()) {
    const actual = answers[index] ?? ''
    if (kind === 'json') expect(JSON.parse(actual), commands).toMatchObject(JSON.parse(answer) as object)
    else for (const line of answer.trim().split('\n')) expect(actual, commands).toContain(line)
  }
  expect(strays).toEqual([])
  return examples.length
}

describe('the page of the simulator', () => {
  it.each(frontNames)('shows how $name is spoken to, and each example is true', async ({ vendor, name }) => {
    expect(await check(sectionOf(name), vendor)).toBeGreaterThanOrEqual(8)
  })

  it('shows how the control interface is used, and each example is true', async () => {
    expect(await check(sectionOf('Control interface'), 'dstny')).toBe(3)
    expect(sectionOf('Start it')).toMatchObject({
      settings: [expect.stringMatching(/# Control$/)],
      examples: [],
      strays: []
    })
  })

  it('names everything that the control interface can do', async () => {
    const vendors = frontNames.map(({ vendor }) => vendor)
    await using running = await RunningSimulator.start({ scenario: 'company', vendors, clockAt })
    expect(knownActions(running).filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })
})
