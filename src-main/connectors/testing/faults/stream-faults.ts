import { expect } from 'vitest'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { SECOND } from '../../../util/durations.ts'
import type { ConformanceOptions, FaultedStream } from '../options.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'
import { streamFaults } from './stream-fault-kinds.ts'
import type { StreamFault } from './stream-fault-kinds.ts'
import { endsAsTheServer } from '../server-state.ts'

/** A stream and what it tells of. */
interface StreamRow {
  readonly name: FaultedStream
  readonly needs: readonly Capability[]
  /** What must be looked at for the stream to be there. */
  readonly prepare?: (harness: ConnectorHarness) => Promise<void>
  /** How many of them one who looks has open; one unless told otherwise. */
  readonly most?: (harness: ConnectorHarness) => number
  /** Changes what the stream tells of; each turn it ends up in another state than before. */
  readonly happen: (harness: ConnectorHarness, turn: number) => void | Promise<void>
}

/** Looks at a colleague until everything of the person is known. */
async function watchesColleague(harness: ConnectorHarness): Promise<void> {
  harness.watchesColleague()
  const { colleagues } = harness.recorded
  await harness.until(() => {
    const { presence, line } = colleagues.get(harness.colleague.address) ?? {}
    return presence !== undefined && line === 'idle'
  })
}

const rows: readonly StreamRow[] = [
  {
    name: 'dialogs',
    needs: [],
    happen: async (harness, turn) => void (await harness.outside(`+49302312600${String(turn)}`).dials(harness.me))
  },
  {
    name: 'call',
    needs: ['calls'],
    most: ({ recorded: recorded }) => recorded.calls.size,
    happen: (harness, turn) => {
      if (turn % 2 === 0) harness.me.holds()
      else harness.me.resumes()
    }
  },
  {
    name: 'figures',
    needs: ['queueSignIn'],
    happen: async (harness, turn) => {
      await harness.pbx.outside(`+49302312700${String(turn)}`, 'Nora Nord').dials(harness.queue.data.number)
      if (turn % 3 === 0) harness.queue.setSignedIn(harness.me, turn === 0)
    }
  },
  {
    name: 'presence',
    needs: ['presence'],
    happen: (harness, turn) => {
      const other = harness.recorded.activities.filter(({ id }) => id !== harness.me.presence.activityId)
      harness.me.changesPresence(other[turn % other.length]?.id ?? '')
    }
  },
  {
    name: 'devices',
    needs: ['devices'],
    happen: (harness, turn) => {
      const idle = harness.me.devices.at(-1)?.key ?? ''
      harness.me.setsDeviceActive(idle, turn % 2 === 1)
    }
  },
  {
    name: 'configuration',
    needs: ['presenceShortcuts'],
    happen: (harness) => {
      harness.me.shortcuts = harness.me.shortcuts.slice(1)
      harness.pbx.events.emit({ kind: 'configuration', extension: harness.me })
    }
  },
  {
    name: 'colleaguePresence',
    needs: ['presence', 'colleagues'],
    prepare: watchesColleague,
    most: () => 2, // the user's own is one of the kind
    happen: ({ colleague, recorded: recorded }, turn) => {
      const other = recorded.activities.filter(({ id }) => id !== colleague.presence.activityId)
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
async function hasNoSecondLink(harness: ConnectorHarness, row: StreamRow, operation: string): Promise<void> {
  const open = (): number => (harness.front.openStreams?.() ?? []).filter((one) => one === operation).length
  const most = (): number => row.most?.(harness) ?? 1
  for (let turn = 0; turn < 100 && open() > most(); turn++) await harness.advance(20)
  expect(open()).toBeLessThanOrEqual(most())
}

async function play(
  harness: ConnectorHarness,
  row: StreamRow,
  operation: string,
  fault: StreamFault['inject']
): Promise<void> {
  await harness.goLive()
  await row.prepare?.(harness)
  await harness.talks()
  await row.happen(harness, 0)
  await fault(harness, operation)
  await row.happen(harness, 1)
  await harness.advance(4 * SECOND)
  await row.happen(harness, 2)
  await harness.front.faults.accept()
  await harness.recover()
  await harness.advance(8 * SECOND)
  harness.front.faults.clear()
  await endsAsTheServer(harness)
  await row.happen(harness, 3)
  await endsAsTheServer(harness)
  await hasNoSecondLink(harness, row, operation)
}

/** Every stream under every fault and in every shape: the end is the server's, and nothing is shown or opened twice (trust R5). */
export function streamFaultCases(connectorTest: ConnectorTest, { faultTargets }: ConformanceOptions): void {
  for (const row of rows) {
    const operation = faultTargets?.streams[row.name]
    if (operation === undefined) continue
    for (const { name, inject } of streamFaults) {
      connectorTest(`a stream of ${row.name} ${name}`, row.needs, (harness) => play(harness, row, operation, inject))
    }
    for (const [name, shape] of faultTargets?.shapes ?? []) {
      connectorTest(`a stream of ${row.name} ${name}`, row.needs, async (harness) => {
        harness.front.shapeStreams?.(shape)
        await play(harness, row, operation, ({ front }) => front.faults.dropConnections({ operation }))
      })
    }
  }
}
