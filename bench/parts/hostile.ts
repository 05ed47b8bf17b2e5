import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Page } from 'playwright/test'
import { startRingside } from '../../e2e/ringside.ts'
import type { Ringside } from '../../e2e/ringside.ts'
import { waitFor } from '../../e2e/support/wait-for.ts'
import type { Call } from '../../src-preload/contract/call.ts'
import type { Snapshot } from '../../src-preload/contract/snapshot.ts'
import { quiet } from '../machine/quiet.ts'
import { outcomeOf, readyForFunctions } from '../probes/evaluated.ts'
import { longestLoopDelay, watchLoop } from '../probes/storm-probes.ts'
import { openCompany, type Company } from '../programs/company.ts'
import { freshProfile } from '../programs/profiles.ts'
import { say } from '../progress.ts'
import { round } from '../report/statistics.ts'
import {
  honestOpenApi,
  hostileLines,
  hostileYaml,
  largeDialogs,
  largeString,
  manyCalls,
  manyContacts,
  smallDialog
} from './hostile-inputs.ts'
import { defined } from '../../src-main/util/defined.ts'

/** How long each input keeps the main loop of the program from anything else. */
export interface HostileFigures {
  readonly inputs: readonly HostileFigure[]
}

/** What one input does. */
export interface HostileFigure {
  readonly what: string
  /** The longest time for which the main loop stood still, ms. */
  readonly longestStall: number
  /** What became of it, where it did not come to its end. */
  readonly problem?: string
}

/** A running program and what it is connected to. */
interface Scene {
  readonly company: Company
  readonly ringside: Ringside
  readonly page: Page
  /** A folder for files. */
  readonly folder: string
}

interface Input {
  readonly what: string
  /** Resolves when the program is done with it. */
  readonly play: (scene: Scene) => Promise<unknown>
}

const CALLS = 400
const DIALOG_DOCUMENTS = 600
const EVENTS = 100_000
/** Longest time for one input, ms. */
const MOST_MS = 60_000

/** So many lines are logged in one go. */
const LINES = 2 * hostileLines.length

/** Each list is played to a program of its own. */
const scenes: readonly (readonly Input[])[] = [
  [
    { what: 'an answer that is one string of 8 MB', play: (scene) => search(scene, largeString) },
    { what: '20,000 contacts in one answer', play: (scene) => search(scene, manyContacts()) }
  ],
  [{ what: `${EVENTS.toLocaleString('en')} events of calls, dialogs and queues at once`, play: manyEvents }],
  [{ what: `${LINES} log lines with 4 kB of hostile text at once`, play: logLines }],
  [
    { what: `${CALLS} calls in one reading`, play: readManyCalls },
    { what: 'the end of all of them', play: endManyCalls }
  ],
  [{ what: `${DIALOG_DOCUMENTS} documents of 450 kB, one dialog each`, play: largeDocuments }],
  [
    {
      what: 'an interface described by 800 bytes of hostile YAML',
      play: (scene) => describe(scene, 'hostile.yaml', hostileYaml)
    }
  ],
  [
    {
      what: 'an honest OpenAPI file of 1,900 operations',
      play: (scene) => describe(scene, 'pbx.yaml', honestOpenApi())
    }
  ]
]

/** Gives the program what a hostile or broken system could send, one after the other. */
export async function measureHostile(): Promise<HostileFigures> {
  const figures: HostileFigure[] = []
  for (const scene of scenes) figures.push(...(await playIn(scene)))
  return { inputs: figures }
}

async function playIn(played: readonly Input[]): Promise<readonly HostileFigure[]> {
  await using company = await openCompany()
  await using profile = await freshProfile()
  const ringside = await startRingside(profile.path, { account: company.seat })
  try {
    await company.live()
    const page = await ringside.main()
    await readyForFunctions(ringside.app, page)
    const figures: HostileFigure[] = []
    for (const input of played) {
      await quiet('hostile')
      figures.push(await stallOf(input, { company, ringside, page, folder: profile.path }))
      say(`hostile: ${JSON.stringify(figures.at(-1))}`)
    }
    return figures
  } finally {
    await ringside.close()
  }
}

async function stallOf({ what, play }: Input, scene: Scene): Promise<HostileFigure> {
  await scene.ringside.app.evaluate(watchLoop)
  const problem = await play(scene).then(
    () => undefined,
    (failure: unknown) => String(failure)
  )
  const longestStall = round(await scene.ringside.app.evaluate(longestLoopDelay))
  return { what, longestStall, ...defined({ problem }) }
}

/** Whatever the program makes of it, it is asked and answers. */
async function search({ company, page }: Scene, body: string): Promise<void> {
  company.front.faults.reply(200, { operation: 'searchContacts', times: 1, body, contentType: 'application/json' })
  await outcomeOf(page, `ringside.request('contacts.search', { query: 'anna', limit: 50 })`)
}

const dialogStream = ({ company }: Scene): { send(data: string): void } | undefined =>
  company.front.streams.find(({ operation }) => operation === 'streamDialogEvents')

/** All that streams tell in the course of a day, until the program shows what the server has. */
async function manyEvents(scene: Scene): Promise<void> {
  const { pbx, front, seat } = scene.company
  const jane = pbx.extension(seat.label)
  const queue = pbx.queues.find(({ seats }) => seats.some(({ extension }) => extension === jane))
  await jane.answers(await pbx.outside('+493023126010').dials(jane))
  const [leg] = jane.legs
  if (leg === undefined) throw new Error('Jane is in no call')
  await waitFor('the stream of the call', () => front.streams.some(isOfCall), MOST_MS)
  const dialogs = dialogStream(scene)
  let written = 0
  const off = front.written.on(() => void written++)
  for (let turn = 0; written < EVENTS; turn++) {
    pbx.desk.setMuted(leg, turn % 2 === 0)
    queue?.setSignedIn(jane, turn % 2 === 0)
    dialogs?.send(smallDialog(turn))
    if (turn % 100 === 0) await setImmediate() // the connections are kept open
  }
  off()
  pbx.desk.setMuted(leg, true)
  await waitFor('the call as it is', async () => (await mutedCalls(scene)) === 1, 5 * MOST_MS)
}

const isOfCall = ({ operation }: { readonly operation: string }): boolean => operation === 'streamCallState'

/** Written like a failure that nobody caught, with what the server said in it. */
async function logLines({ ringside, folder }: Scene): Promise<void> {
  await ringside.app.evaluate((_, lines) => {
    for (const line of [...lines, ...lines]) void Promise.reject(new Error(line, { cause: { url: line } }))
  }, hostileLines)
  const written = async (): Promise<number> =>
    (await readFile(join(folder, 'logs', 'ringside.log'), 'utf8')).split('unhandledRejection').length - 1
  await waitFor('the lines to be written', async () => (await written()) >= LINES, MOST_MS)
}

async function callsOf({ page }: Scene): Promise<readonly Call[]> {
  const { state } = await outcomeOf<Snapshot>(page, `ringside.request('state.snapshot').then((result) => result.value)`)
  return Object.values(state.calls)
}
const shownCalls = async (scene: Scene): Promise<number> => (await callsOf(scene)).length
const mutedCalls = async (scene: Scene): Promise<number> => (await callsOf(scene)).filter(({ muted }) => muted).length

async function readManyCalls(scene: Scene): Promise<void> {
  const body = manyCalls(CALLS)
  scene.company.front.faults.reply(200, { operation: 'getUserCallState', body, contentType: 'application/json' })
  dialogStream(scene)?.send('<ping/>')
  await waitFor('the calls to be shown', async () => (await shownCalls(scene)) > 0, MOST_MS)
}

async function endManyCalls(scene: Scene): Promise<void> {
  scene.company.front.faults.clear()
  dialogStream(scene)?.send('<ping/>')
  await waitFor('the calls to be gone', async () => (await shownCalls(scene)) === 0, MOST_MS)
}

/** Until the program has read them all, or wants no more of them. */
async function largeDocuments(scene: Scene): Promise<void> {
  const stream = dialogStream(scene)
  for (let version = 0; version < DIALOG_DOCUMENTS; version++) stream?.send(largeDialogs(version))
  const readings = (): number =>
    scene.company.front.requests.filter((one) => one.operation === 'getUserCallState').length
  let before = -1
  const isOver = async (): Promise<boolean> => {
    if (dialogStream(scene) !== stream) return true
    if (readings() === before) return true
    before = readings()
    await new Promise((resolve) => setTimeout(resolve, 3_000)) // each document is a reason to read
    return false
  }
  await waitFor('the documents to be read', isOver, 5 * MOST_MS)
}

/** The report, or the refusal, is the program's answer. */
async function describe({ ringside, page, folder }: Scene, name: string, text: string): Promise<void> {
  const file = join(folder, name)
  await writeFile(file, text)
  await ringside.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file)
  await page.evaluate(
    `void ringside.request('endpoints.choose', { vendor: 'dstny' }).then(() => (window.benchChosen = true))`
  )
  await waitFor('an answer', () => page.evaluate<boolean>('window.benchChosen === true'), MOST_MS)
}
