import { expect } from 'vitest'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { SECOND } from '../../../util/durations.ts'
import type { ConformanceOptions, FaultedStream } from '../options.ts'
import type { Case, Stage } from '../stage.ts'
import { streamFaults } from './stream-fault-kinds.ts'
import type { StreamFault } from './stream-fault-kinds.ts'
import { endsAsTheServer } from '../truth.ts'

/** A stream and what it tells of. */
interface StreamRow {
  readonly name: FaultedStream
  readonly needs: readonly Capability[]
  /** What must be looked at for the stream to be there. */
  readonly prepare?: (stage: Stage) => Promise<void>
  /** How many of them one who looks has open; one unless told otherwise. */
  readonly most?: (stage: Stage) => number
  /** Changes what the stream tells of; each turn it ends up in another state than before. */
  readonly happen: (stage: Stage, turn: number) => void | Promise<void>
}

/** Looks at a colleague until everything of the person is known. */
async function watchesColleague(stage: Stage): Promise<void> {
  stage.watchesColleague()
  const { colleagues } = stage.picture
  await stage.until(() => {
    const { presence, line } = colleagues.get(stage.colleague.address) ?? {}
    return presence !== undefined && line === 'idle'
  })
}

const rows: readonly StreamRow[] = [
  {
    name: 'dialogs',
    needs: [],
    happen: async (stage, turn) => void (await stage.outside(`+49302312600${String(turn)}`).dials(stage.me))
  },
  {
    name: 'call',
    needs: ['calls'],
    most: ({ picture }) => picture.calls.size,
    happen: (stage, turn) => {
      if (turn % 2 === 0) stage.me.holds()
      else stage.me.resumes()
    }
  },
  {
    name: 'figures',
    needs: ['queueSignIn'],
    happen: async (stage, turn) => {
      await stage.pbx.outside(`+49302312700${String(turn)}`, 'Nora Nord').dials(stage.queue.data.number)
      if (turn % 3 === 0) stage.queue.setSignedIn(stage.me, turn === 0)
    }
  },
  {
    name: 'presence',
    needs: ['presence'],
    happen: (stage, turn) => {
      const other = stage.picture.activities.filter(({ id }) => id !== stage.me.presence.activityId)
      stage.me.changesPresence(other[turn % other.length]?.id ?? '')
    }
  },
  {
    name: 'devices',
    needs: ['devices'],
    happen: (stage, turn) => {
      const idle = stage.me.devices.at(-1)?.key ?? ''
      stage.me.setsDeviceActive(idle, turn % 2 === 1)
    }
  },
  {
    name: 'configuration',
    needs: ['presenceShortcuts'],
    happen: (stage) => {
      stage.me.shortcuts = stage.me.shortcuts.slice(1)
      stage.pbx.events.emit({ kind: 'configuration', extension: stage.me })
    }
  },
  {
    name: 'colleaguePresence',
    needs: ['presence', 'colleagues'],
    prepare: watchesColleague,
    most: () => 2, // the user's own is one of the kind
    happen: ({ colleague, picture }, turn) => {
      const other = picture.activities.filter(({ id }) => id !== colleague.presence.activityId)
      colleague.changesPresence(other[turn % other.length]?.id ?? '')
    }
  },
  {
    name: 'colleagueLines',
    needs: ['colleagues'],
    prepare: watchesColleague,
    happen: async ({ colleague, pbx }, turn) => {
      if (turn === 2) return colleague.hangsUp()
      if (turn !== 1) await pbx.outside(`+49302312800${String(turn)}`, 'Nils Nord').dials(colleague)
      if (turn !== 0) await colleague.answers()
    }
  }
]

/** Streams of one kind are one, those of calls as many as calls; none where polling took their place. */
async function hasNoSecondLink(stage: Stage, row: StreamRow, operation: string): Promise<void> {
  const open = (): number => (stage.front.openStreams?.() ?? []).filter((one) => one === operation).length
  const most = (): number => row.most?.(stage) ?? 1
  for (let turn = 0; turn < 100 && open() > most(); turn++) await stage.advance(20)
  expect(open()).toBeLessThanOrEqual(most())
}

async function play(stage: Stage, row: StreamRow, operation: string, fault: StreamFault['strike']): Promise<void> {
  await stage.goLive()
  await row.prepare?.(stage)
  await stage.talks()
  await row.happen(stage, 0)
  await fault(stage, operation)
  await row.happen(stage, 1)
  await stage.advance(4 * SECOND)
  await row.happen(stage, 2)
  await stage.front.faults.accept()
  await stage.livesAgain()
  await stage.advance(8 * SECOND)
  stage.front.faults.clear()
  await endsAsTheServer(stage)
  await row.happen(stage, 3)
  await endsAsTheServer(stage)
  await hasNoSecondLink(stage, row, operation)
}

/** Every stream under every fault and in every shape: the end is the server's, and nothing is shown or opened twice (trust R5). */
export function streamFaultCases(one: Case, { faultTargets }: ConformanceOptions): void {
  for (const row of rows) {
    const operation = faultTargets?.streams[row.name]
    if (operation === undefined) continue
    for (const { name, strike } of streamFaults) {
      one(`a stream of ${row.name} ${name}`, row.needs, (stage) => play(stage, row, operation, strike))
    }
    for (const [name, shape] of faultTargets?.shapes ?? []) {
      one(`a stream of ${row.name} ${name}`, row.needs, async (stage) => {
        stage.front.shapeStreams?.(shape)
        await play(stage, row, operation, ({ front }) => front.faults.dropConnections({ operation }))
      })
    }
  }
}
