import Conf from 'conf'
import type { Call } from '../../../src-preload/contract/call.ts'
import { CallerLookup } from '../../calls/caller-lookup.ts'
import { createLog } from '../../logging/log.ts'
import { LogMemory } from '../../logging/log-file.ts'
import type { OpenJsonFile } from '../../settings/versioned-file.ts'
import { EntityStore } from '../../state/entity-store.ts'
import { Notices } from '../../state/notices.ts'
import { ManualClock } from '../../util/clock.ts'
import { defined } from '../../util/defined.ts'
import { CallNotes } from '../call-notes.ts'
import { NoteStore } from '../note-store.ts'
import { openNotesFile } from '../notes-file.ts'

/** The library below electron-store, which needs no Electron. */
const open: OpenJsonFile = ({ cwd, name }) => new Conf({ cwd, configName: name })

let count = 0

/** Notes in that folder, with calls to write them about; a second one is the program after a restart. 'demo' is not kept. */
export function startNotes(cwd: string, clock = new ManualClock()) {
  const notices = new Notices(clock)
  const memory = new LogMemory()
  const log = createLog({ destination: memory, clock, level: 'debug' })
  const region = (): string => 'DE'
  const lookup = new CallerLookup(region)
  const notes = new NoteStore({
    file: openNotesFile({ open, cwd, clock, log, notices }),
    clock,
    region,
    isKept: (accountId) => accountId !== 'demo',
    newId: () => `n${++count}`
  })
  const calls = new EntityStore('calls')
  const callNotes = new CallNotes({ calls, notes, region, named: lookup.namedParty.bind(lookup) })
  const texts = (): string[] => notices.entities.values().map(({ text }) => text)
  const shown = (): unknown =>
    Object.fromEntries(Object.entries(callNotes.entities.all()).map(([id, { text }]) => [id, text]))
  return { notes, callNotes, calls, clock, lookup, memory, texts, shown }
}

/** A call that somebody talks on, by its id, which begins with the account's. */
export function talk(id: string, number: string | undefined, startedAt: number, parts: Partial<Call> = {}): Call {
  const [accountId = ''] = id.split(':')
  return {
    id,
    accountId,
    direction: 'incoming',
    state: 'connected',
    remote: { kind: 'external', withheld: number === undefined, ...defined({ number }) },
    muted: false,
    conference: false,
    participants: [],
    startedAt,
    connectedAt: startedAt,
    deviceIds: [],
    answerDeviceIds: [],
    allowed: [],
    ...parts
  }
}
