import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import * as groups from './groups.ts'
import * as presence from './presence.ts'
import * as mapper from './calls.ts'
import { wireTicket } from '../wire/access.ts'
import { wireConfiguration } from '../wire/configuration.ts'
import { wireContact, wireContactList } from '../wire/contacts.ts'
import { wireDevices } from '../wire/devices.ts'
import { wireGroups, wireQueueStatistics } from '../wire/groups.ts'
import { wirePresence, wireShortcuts } from '../wire/presence.ts'
import type { WireGroup } from '../wire/groups.ts'

describe('the rest of the vendor page', () => {
  it('devices', () => {
    expect(z.parse(wireDevices, fixture('devices')).map(mapper.mapDevice)).toEqual([
      { id: 'kf45ffr3dd3dtj7r', name: 'My work laptop', kind: 'softphone', active: false },
      { id: 'dhhjhdsb008jnnh', name: 'My black iPhone XS', kind: 'mobile', active: true, icon: 'second' }
    ])
    expect(z.parse(wireDevices, fixture('active-devices')).map(mapper.mapDevice)[0]?.active).toBe(true)
    expect(z.parse(wireDevices, undefined)).toEqual([])
  })

  it('presence', () => {
    expect(presence.mapPresence(z.parse(wirePresence, fixture('presence')))).toEqual({
      activityId: 'working',
      available: true,
      note: 'Planning our upgrade',
      until: Date.UTC(2020, 8, 21, 11, 5)
    })
  })

  it('presence with a role, and with the longest note there is', () => {
    const note = 'x'.repeat(250)
    const { roleId, note: shown } = presence.mapPresence(z.parse(wirePresence, { role: 'private', note }))
    expect([roleId, shown]).toEqual(['private', note])
  })

  it('activities, roles and shortcuts', () => {
    const roles = presence.mapRoles(z.parse(wireConfiguration, fixture('configuration')))
    expect(roles.slice(0, 2)).toEqual([
      { id: 'business', name: 'Business' },
      { id: 'private', name: 'Private' }
    ])
    const activities = presence.mapActivities(z.parse(wireConfiguration, fixture('configuration')))
    expect(activities[0]).toEqual({ id: 'available', name: 'Available', available: true })
    const { presenceShortcut } = z.parse(wireShortcuts, fixture('shortcuts'))
    expect(presence.mapShortcuts(presenceShortcut)).toEqual([
      {
        id: 'sdfdsf3333',
        name: 'Weekend',
        activityId: 'busy',
        icon: 'circleOff',
        available: false,
        duration: 'untilNextWorkingDay'
      },
      {
        id: '23342323232',
        name: 'Short lunch break',
        activityId: 'lunch',
        icon: 'food',
        available: false,
        duration: 'minutes',
        minutes: 45,
        divertsTo: '+5545445656'
      }
    ])
  })

  it('groups with the figures of their queue', () => {
    const [group] = z.parse(wireGroups, fixture('acd-groups')).groups
    const [figures] = z.parse(wireQueueStatistics, fixture('queue-statistics')).queue
    expect(group).toBeDefined()
    const queue = groups.mapQueue(group as WireGroup, figures)
    expect(queue).toMatchObject({ vendorId: '21@example.org', name: 'Acd group 1', kind: 'acd', signedIn: false })
    expect(queue).toMatchObject({ waiting: 3, longestWaitMs: 20_000, agentsSignedIn: 5, answeredToday: 41 })
  })

  it('contacts', () => {
    const { contact } = z.parse(wireContactList, fixture('contact-list'))
    const [alice] = contact.map((one) => groups.mapContact(one, () => 'In a meeting'))
    expect(alice).toMatchObject({ name: 'Alice Alisson', company: 'Organization', available: true, inCall: false })
    expect(alice?.numbers.map(({ number }) => number)).toEqual(['+1234567'])
    expect(groups.mapContact(z.parse(wireContact, {}), () => undefined)).toBeUndefined()
    expect(groups.mapContact(z.parse(wireContact, fixture('contact')), () => undefined)?.name).toBe('John Doe')
  })

  it('a ticket', () => {
    expect(z.parse(wireTicket, fixture('ticket'))).toMatchObject({ allowedApis: ['CALLS'] })
  })
})
