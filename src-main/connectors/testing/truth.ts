import { expect } from 'vitest'
import { SECOND } from '../../util/durations.ts'
import type { SeenCall } from '../connector.ts'
import { Picture } from './picture.ts'
import { live } from './stage.ts'
import type { Stage } from './stage.ts'

/** What must be the same for everybody who looks; what a call allows depends on what the client knows beyond it. */
const callShown = (call: SeenCall): unknown => [
  call.vendorId,
  call.direction,
  call.state,
  call.heldBy,
  call.muted,
  call.conference,
  call.deviceIds,
  call.remote,
  call.participants.map(({ id }) => id),
  call.recording && { ...call.recording, since: undefined }
]

const byId = <T extends { readonly vendorId: string }>(all: ReadonlyMap<string, T>): T[] =>
  [...all.values()].toSorted((a, b) => a.vendorId.localeCompare(b.vendorId))

const shown = ({ calls, presence, queues, devices, shortcuts }: Picture): Record<string, unknown> => ({
  calls: byId(calls).map(callShown),
  presence,
  queues: byId(queues).map(({ vendorId, name, signedIn, ...rest }) => [vendorId, name, signedIn, rest.waiting]),
  devices,
  shortcuts
})

/** What a link reads in its own time, as the picture has it. */
const shownBeside = ({ picture }: Stage): unknown => ({
  divertsTo: picture.divertsTo,
  line: picture.lines.find(({ active }) => active)?.name,
  colleagues: picture.watching.map((contactId) => {
    const { presence, line } = picture.colleagues.get(contactId) ?? {}
    return [presence?.activityId, presence?.available, line]
  })
})

/** The same as the PBX has it: a link that was just opened has not read it yet. */
const truthBeside = ({ picture, me, colleague }: Stage): unknown => ({
  divertsTo: me.diversion?.number ?? me.diversions.byActivity.get(me.presence.activityId),
  line: (me.activeLine ?? me.lines[0])?.name,
  colleagues: picture.watching.map(() => [
    colleague.presence.activityId,
    colleague.presence.available,
    colleague.isInCall ? 'inCall' : 'idle'
  ])
})

/** The server's state as somebody sees it who has just come: another link, opened, read once and closed. */
async function seenAnew(stage: Stage): Promise<Record<string, unknown>> {
  await using link = await stage.connector.open(stage.credentials, live)
  const picture = new Picture()
  picture.replace(await link.snapshot(live))
  return shown(picture)
}

/** Longer and longer, so that quick repairs are seen quickly and the slowest poller gets its turn. */
const WAITS_S = [0, 0, 0.2, 1, 1, 2, 5, 15, 30, 60, 120, 600, 600]

/** Ends when the picture is the server's; fails when it does not become so. */
export async function endsAsTheServer(stage: Stage): Promise<void> {
  const told = (): unknown => [shown(stage.picture), shownBeside(stage)]
  let server: unknown
  for (const seconds of WAITS_S) {
    await stage.advance(seconds * SECOND)
    await stage.livesAgain()
    server = [await seenAnew(stage), truthBeside(stage)]
    if (JSON.stringify(told()) === JSON.stringify(server)) break
  }
  expect(told()).toEqual(server)
  expect(stage.picture.callStates).toHaveLength(stage.truth.length)
  showsNothingTwice(stage)
}

/** A call that was told to be gone does not come back within one connection. */
function showsNothingTwice({ picture }: Stage): void {
  const gone = new Set<string>()
  for (const event of picture.events) {
    if (event.type === 'callSeen') expect(gone.has(event.call.vendorId)).toBe(false)
    if (event.type !== 'callGone') continue
    expect(gone.has(event.vendorId)).toBe(false)
    gone.add(event.vendorId)
  }
}
