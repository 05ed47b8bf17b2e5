import { describe, expect, it } from 'vitest'
import { capabilitiesFor, capabilityTable, lackingFor } from './capabilities.ts'
import { readOptions } from './options.ts'

const chosen = { fullEvents: true, answerByPickup: true, dndOnCode: '*78', dndOffCode: '*79' }
const codes = { groupInCode: '*45G', groupOutCode: '*46G' }

describe('what an account lacks', () => {
  it.each([
    ['nothing is chosen', {}, true],
    ['all is chosen', { ...chosen, ...codes }, true],
    ['there are tickets only', { ...chosen, ...codes }, false],
    ['half of a pair of codes is there', { dndOnCode: '*78', groupOutCode: '*46G' }, true]
  ])('has a reason for each, where %s', (_, stored, hasToken) => {
    const account = { options: readOptions(stored), hasToken }
    const able = capabilitiesFor(account)
    expect([...lackingFor(account).keys()]).toEqual(capabilityTable.all.filter((one) => !able.has(one)))
  })

  it('is the first option that is missing, or the token before all of them', () => {
    const missing = lackingFor({ options: readOptions({ dndOnCode: '*78' }), hasToken: true })
    expect(missing.get('dnd')).toEqual({
      kind: 'option',
      reason: 'Needs “Code for “do not disturb” off” in the options of this account.'
    })
    expect(missing.get('answer')?.reason).toContain('“Answer calls from here”')
    expect(missing.get('pickUp')?.reason).toContain('“See which colleagues are on the phone”')
    expect(missing.get('queueSignIn')?.reason).toContain('“Code for logging in to a group”')
    const tickets = lackingFor({ options: readOptions(chosen), hasToken: false })
    const right = { kind: 'right', reason: expect.stringContaining('Sign in again with a token') }
    expect([tickets.get('dial'), tickets.get('dialVoicemail'), tickets.get('answer')]).toEqual([right, right, right])
  })
})
