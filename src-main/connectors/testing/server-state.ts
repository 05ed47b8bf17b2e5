import { expect } from 'vitest'
import { SECOND } from '../../util/durations.ts'
import { pictureAnew, shown, WAITS_S } from './shown.ts'
import type { ConnectorHarness } from './connector-harness.ts'

/** What a link reads in its own time, as the picture has it. */
const shownBeside = ({ recorded: recorded, capabilities }: ConnectorHarness): unknown => ({
  divertsTo: recorded.divertsTo,
  line: capabilities.has('callerLines') ? recorded.lines.find(({ active }) => active)?.name : undefined,
  colleagues: recorded.watching.map((contactId) => {
    const { presence, line } = recorded.colleagues.get(contactId) ?? {}
    return [presence?.activityId, presence?.available, line]
  })
})

/** The same as the PBX has it: a link that was just opened has not read it yet. */
const serverStateBeside = ({ recorded: recorded, me, colleague, capabilities }: ConnectorHarness): unknown => ({
  divertsTo: capabilities.has('diversions')
    ? (me.diversion?.number ?? me.diversions.byActivity.get(me.presence.activityId))
    : undefined,
  line: capabilities.has('callerLines') ? (me.activeLine ?? me.lines[0])?.name : undefined,
  colleagues: recorded.watching.map(() => [
    ...(capabilities.has('presence')
      ? [colleague.presence.activityId, colleague.presence.available]
      : [undefined, undefined]),
    colleague.isInCall ? 'busy' : 'idle'
  ])
})

/** Ends when the picture is the server's; fails when it does not become so. */
export async function endsAsTheServer(harness: ConnectorHarness): Promise<void> {
  const reported = (): unknown => [shown(harness.recorded), shownBeside(harness)]
  let server: unknown
  for (const seconds of WAITS_S) {
    await harness.advance(seconds * SECOND)
    await harness.recover()
    server = [shown(await pictureAnew(harness.connector, harness.credentials)), serverStateBeside(harness)]
    if (JSON.stringify(reported()) === JSON.stringify(server)) break
  }
  expect(reported()).toEqual(server)
  expect(harness.recorded.callStates).toHaveLength(harness.serverState.length)
  showsNothingTwice(harness)
}

/** A call that was told to be gone does not come back within one connection. */
function showsNothingTwice({ recorded: recorded }: ConnectorHarness): void {
  const gone = new Set<string>()
  for (const event of recorded.events) {
    if (event.type === 'callUpdated') expect(gone.has(event.call.vendorId)).toBe(false)
    if (event.type !== 'callEnded') continue
    expect(gone.has(event.vendorId)).toBe(false)
    gone.add(event.vendorId)
  }
}
