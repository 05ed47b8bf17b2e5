import { describe, expect, it } from 'vitest'
import { DialogInfo } from '../wire/dialog-info.ts'
import type { Dialog } from '../wire/dialog-info.ts'
import { fixtureText } from '../fixtures/fixture.ts'
import { pickupIdOf, pickupOf, readPickupId } from './pickup.ts'

const ringing = (): Dialog => {
  const info = new DialogInfo()
  info.take(fixtureText('dialog-early.xml'))
  const [dialog] = info.dialogs
  if (dialog === undefined) throw new Error('the fixture has no dialog')
  return dialog
}

describe('picking up', () => {
  it('names the dialog as the called side sees it, and only while it rings', () => {
    const expected = { callId: 'a84b4c76e66710', fromTag: '6472', toTag: '7743', earlyOnly: true }
    expect(pickupOf(ringing())).toEqual(expected)
    expect(pickupOf({ ...ringing(), state: 'confirmed' })).toMatchObject({ earlyOnly: false })
    expect(pickupOf({ ...ringing(), direction: 'initiator' })).toMatchObject({ fromTag: '7743', toTag: '6472' })
  })

  it.each([
    ['is over', { state: 'terminated' }],
    ['has no call id', { callId: undefined }],
    ['has no tag', { localTag: undefined }],
    ['has a tag that is too long', { remoteTag: 'x'.repeat(301) }]
  ])('is not possible when the dialog %s', (_, change) => {
    expect(pickupIdOf({ ...ringing(), ...change })).toBeUndefined()
  })

  it('goes there and back as an id', () => {
    expect(readPickupId(pickupIdOf(ringing()) ?? '')).toEqual(pickupOf(ringing()))
    for (const id of ['', 'nonsense', '{}', '{"callId":1}']) {
      expect(() => readPickupId(id)).toThrow(expect.objectContaining({ kind: 'notFound' }))
    }
  })
})
