import { expect } from 'vitest'
import { SECOND } from '../../util/durations.ts'
import { pictureAnew, shown, WAITS_S } from './shown.ts'
import type { Stage } from './stage.ts'

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
const truthBeside = ({ picture, me, colleague, capabilities }: Stage): unknown => ({
  divertsTo: capabilities.has('diversions')
    ? (me.diversion?.number ?? me.diversions.byActivity.get(me.presence.activityId))
    : undefined,
  line: capabilities.has('callerLines') ? (me.activeLine ?? me.lines[0])?.name : undefined,
  colleagues: picture.watching.map(() => [
    ...(capabilities.has('presence')
      ? [colleague.presence.activityId, colleague.presence.available]
      : [undefined, undefined]),
    colleague.isInCall ? 'inCall' : 'idle'
  ])
})

/** Ends when the picture is the server's; fails when it does not become so. */
export async function endsAsTheServer(stage: Stage): Promise<void> {
  const told = (): unknown => [shown(stage.picture), shownBeside(stage)]
  let server: unknown
  for (const seconds of WAITS_S) {
    await stage.advance(seconds * SECOND)
    await stage.livesAgain()
    server = [shown(await pictureAnew(stage.connector, stage.credentials)), truthBeside(stage)]
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
