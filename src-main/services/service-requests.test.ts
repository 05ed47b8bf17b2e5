import { describe, expect, it } from 'vitest'
import { ServiceRequests } from './service-requests.ts'

/** Keeps what it is asked. */
function start() {
  const asked: unknown[] = []
  const ask = (_: string, input: unknown): Promise<never> => {
    asked.push(input)
    return Promise.resolve(undefined as never) // nobody looks at the answer
  }
  return { asked, services: new ServiceRequests({ ask }, () => 'DE') }
}

const accountId = 'a'

describe('typed numbers', () => {
  it('in a list are dialled as well', async () => {
    const { asked, services } = start()
    const diversions = [
      { activityId: 'lunch', to: '030 901820' },
      { activityId: 'busy', to: '201' }
    ]
    await services.ask('diversion.replaceForActivities', { accountId, diversions })
    await services.ask('diversion.replaceForActivities', { accountId, diversions: [] })
    expect(asked).toEqual([
      {
        accountId,
        diversions: [
          { activityId: 'lunch', to: '+4930901820' },
          { activityId: 'busy', to: '201' }
        ]
      },
      { accountId, diversions: [] }
    ])
  })

  it('that are none are refused, alone and in a list, and nothing is sent', async () => {
    const { asked, services } = start()
    const refused = { kind: 'unsupported', userMessage: expect.stringMatching(/\S/) }
    await expect(services.ask('diversion.setActive', { accountId, to: 'Kim' })).rejects.toMatchObject(refused)
    const diversions = [{ activityId: 'lunch', to: 'Kim' }]
    await expect(services.ask('diversion.replaceForActivities', { accountId, diversions })).rejects.toMatchObject(
      refused
    )
    expect(asked).toEqual([])
  })

  it('that may stay as they were read are told as they were typed, whatever a window says of it', async () => {
    const { asked, services } = start()
    const card = { accountId, contactId: 'c' }
    const numbers = [{ number: '030 901820', asTyped: 'x' }, { number: 'kim@example.org' }, { number: '201,,5' }]
    await services.ask('contact.setCard', { ...card, numbers })
    expect(asked).toEqual([
      {
        ...card,
        numbers: [
          { number: '+4930901820', asTyped: '030 901820' },
          { number: 'kim@example.org', asTyped: 'kim@example.org' },
          { number: '201', asTyped: '201,,5' }
        ]
      }
    ])
  })

  it('that are left out stay out', async () => {
    const { asked, services } = start()
    const shortcut = {
      accountId,
      name: 'Out',
      activityId: 'out',
      available: false,
      icon: 'car',
      duration: 'noEndTime'
    } as const
    await services.ask('presence.createShortcut', shortcut)
    await services.ask('presence.createShortcut', { ...shortcut, divertsTo: '(030) 901820' })
    expect(asked).toEqual([shortcut, { ...shortcut, divertsTo: '+4930901820' }])
  })
})
