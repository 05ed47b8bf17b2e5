import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as basix from './connectors/basix/capabilities.ts'
import { readOptions as basixOptions } from './connectors/basix/options.ts'
import * as callisto from './connectors/callisto/capabilities.ts'
import { isWanted } from './connectors/callisto/functions.ts'
import * as dstny from './connectors/dstny/capabilities.ts'
import { readOptions as mirtaOptions } from './connectors/mirta/account/options.ts'
import * as mirta from './connectors/mirta/capabilities.ts'
import type { Lacking } from '../src-preload/contract/ability.ts'
import type { Capability } from '../src-preload/contract/capability.ts'
import { vendorNames } from './connectors/registry.ts'
import { tableOf } from './connectors/testing/markdown-table.ts'
import * as voipbin from './connectors/voipbin/capabilities.ts'
import { OFFERED as offeredHere } from './history/own/own-history.ts'
import { serviceRequests } from '../src-preload/contract/services/services.ts'
import { abilityGroups, withoutPlace } from '../src-renderer/features/settings/abilities/capability-words.ts'
import type { AbilityGroup } from '../src-renderer/features/settings/abilities/capability-words.ts'

const root = join(import.meta.dirname, '..')

/** What a page needs of a table. */
interface Table {
  readonly all: readonly Capability[]
  nameOf(one: Capability): string | undefined
  capabilitiesOf(one: Capability): readonly Capability[]
}

interface OfSystem {
  readonly table: Table
  readonly lacking: Lacking
}

/** The table of each system, with what an account lacks that has the least of it. */
const TABLES: ReadonlyMap<string, OfSystem> = new Map(
  Object.entries({
    dstny: {
      table: dstny.capabilityTable,
      lacking: dstny.lackingFor({ allowedApis: undefined, isService: false }, undefined)
    },
    callisto: { table: callisto.capabilityTable, lacking: callisto.lackingFor((name) => isWanted(name, false)) },
    mirta: { table: mirta.capabilityTable, lacking: mirta.lackingFor(mirtaOptions({})) },
    basix: { table: basix.capabilityTable, lacking: basix.lackingFor({ options: basixOptions({}), hasToken: true }) },
    voipbin: { table: voipbin.capabilityTable, lacking: voipbin.lackingFor('agent') }
  })
)

const PAGE = join(root, 'docs', 'systems.md')
const README = join(root, 'README.md')
const [BEGIN, END] = ['<!-- systems: made by src-main/systems-page.test.ts -->\n', '<!-- /systems -->']
const isWritten = process.env['RINGSIDE_WRITE_COVERAGE'] === '1'

const HEAD = `# What each telephone system can do

- **yes**: every account.
- **if allowed**: where the account has the right, the licence or a key for it.
- **option**: where it is switched on in the options of the account.
- **here**: the system has none; Ringside keeps it on this computer.
- **no**: the system has no such function in its interface, or Ringside does not use it.

In the settings, _What it can do_ says the same of one account, with the reason for what is missing. How sure each interface is says its paper:
${vendorNames.map(({ vendor, vendorName }) => `[${vendorName}](vendors/${vendor}.md)`).join(', ')}.

Made from the tables of the connectors (\`capabilities.ts\`) by \`src-main/systems-page.test.ts\`, which fails when this page or the table in README.md is out of
date; \`RINGSIDE_WRITE_COVERAGE=1\` writes both.
`

const MORE = `## Without a place in the windows

The connectors can ask for it, and no window does yet.
`

/** Whether it can be refused by itself, or with what it adds to. */
const canBeRefused = (table: Table, capability: Capability): boolean =>
  table.all.some((one) => table.nameOf(one) !== undefined && table.capabilitiesOf(one).includes(capability))

function cellOf({ table, lacking }: OfSystem, capability: Capability): string {
  if (!table.all.includes(capability)) {
    const isKeptHere = table.all.includes('calls') && !table.all.includes('history')
    return isKeptHere && offeredHere.includes(capability) ? 'here' : 'no'
  }
  const kind = lacking.get(capability)?.kind
  if (kind === 'option') return 'option'
  return kind === 'right' || canBeRefused(table, capability) ? 'if allowed' : 'yes'
}

const systems = [...TABLES.values()]
const titles = ['what', ...vendorNames.map(({ vendorName }) => vendorName)]
const rowOf = ([capability, word]: AbilityGroup['abilities'][number]): string[] => [
  word(),
  ...systems.map((system) => cellOf(system, capability))
]

function pageText(): string {
  const rows = abilityGroups.flatMap(({ name, abilities }) => [
    [`**${name()}**`, ...systems.map(() => '')],
    ...abilities.map(rowOf)
  ])
  return [HEAD, tableOf([titles, ...rows]), MORE, tableOf([titles, ...withoutPlace.map(rowOf)])].join('\n')
}

/** All of a group, some of it, or nothing. */
function groupCellOf(system: OfSystem, { abilities }: AbilityGroup): string {
  const able = abilities.filter(([capability]) => cellOf(system, capability) !== 'no')
  return able.length === 0 ? 'no' : able.length === abilities.length ? 'yes' : `${able.length} of ${abilities.length}`
}

const groupTable = (): string =>
  tableOf([
    titles,
    ...abilityGroups.map((group) => [group.name(), ...systems.map((system) => groupCellOf(system, group))])
  ])

/** A text with something else between the marks. */
function withTable(text: string, table: string): string {
  const [before = '', rest = ''] = text.split(BEGIN)
  return `${before}${BEGIN}\n${table}\n${END}${rest.split(END)[1] ?? ''}`
}

test('every telephone system has its column', () => {
  expect([...TABLES.keys()]).toEqual(vendorNames.map(({ vendor }) => vendor))
})

test('docs/systems.md says what the tables say', () => {
  if (isWritten) writeFileSync(PAGE, pageText())
  expect(readFileSync(PAGE, 'utf8')).toBe(pageText())
})

test('README.md says the same in short', () => {
  const text = readFileSync(README, 'utf8')
  expect([BEGIN, END].map((mark) => text.split(mark).length)).toEqual([2, 2])
  if (isWritten) writeFileSync(README, withTable(text, groupTable()))
  expect(readFileSync(README, 'utf8')).toBe(withTable(text, groupTable()))
})

test('what is refused is called as it is in the list', () => {
  const names = new Map([...abilityGroups.flatMap(({ abilities }) => abilities), ...withoutPlace])
  const told = systems.flatMap(({ table }) =>
    table.all.flatMap((one) => {
      const name = table.nameOf(one)
      return name === undefined ? [] : [[one, name] as const]
    })
  )
  expect(told.length).toBeGreaterThan(50)
  expect(told.filter(([one, name]) => names.get(one)?.() !== name)).toEqual([])
})

test('what is said to have no place in the windows is asked for by none', () => {
  const sources = readdirSync(join(root, 'src-renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts') && !file.includes('testing'))
    .map((file) => readFileSync(join(root, 'src-renderer', file), 'utf8'))
  const asked = (capability: Capability): boolean =>
    Object.entries(serviceRequests).some(
      ([name, { needs }]) => needs === capability && sources.some((text) => text.includes(`'${name}'`))
    )
  expect(asked('textMessages')).toBe(true)
  expect(withoutPlace.map(([capability]) => capability).filter(asked)).toEqual([])
})
