import { openCallistoFront } from '../../../simulator/fronts/callisto/front.ts'
import type { CallistoFront } from '../../../simulator/fronts/callisto/front.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import type { FrontUnderTest } from '../../testing/front.ts'
import type { ConformanceOptions } from '../../testing/options.ts'
import { capabilitiesFor } from '../capabilities.ts'
import { isWanted } from '../functions.ts'
import { createCallistoConnector } from '../index.ts'

/** The front of a harness, as what it is. */
export interface CallistoFrontUnderTest extends FrontUnderTest {
  readonly front: CallistoFront
}

export const frontOf = (harness: ConnectorHarness): CallistoFront => (harness.front as CallistoFrontUnderTest).front // opened below

/** What changes something on the server. */
const CHANGING = /^(add|edit|delete)/

const openFront =
  (assumedFunctions: boolean): ConformanceOptions['openFront'] =>
  async (pbx) => {
    const front = await openCallistoFront(pbx)
    const { settings, secret } = front.issue('jane')
    const typed = (password: string) => ({
      method: 'password',
      values: { ...settings, password } as Readonly<Record<string, string>>,
      kept: { assumedFunctions }
    })
    const user = front.server.userOf(pbx.extension('jane'))
    const made: CallistoFrontUnderTest = {
      front,
      faults: front.faults,
      right: typed(secret),
      wrong: typed(`not ${secret}`),
      count: (operation) => front.requests.filter((request) => request.operation === operation).length,
      requests: () =>
        front.requests.map(({ operation, path, body }) => ({
          operation,
          path: `${path} ${body}`,
          changes: CHANGING.test(operation)
        })),
      revoke: () => void (user.password = 'another'),
      [Symbol.asyncDispose]: () => front[Symbol.asyncDispose]()
    }
    return made
  }

const capabilitiesWith = (assumed: boolean): readonly Capability[] => [
  ...capabilitiesFor((name) => isWanted(name, assumed))
]

let made = 0
/** A name that nothing has yet. */
export const newName = (): string => `Group ${String((made += 1))}`

/** A new group; with a manager and what belongs to it. */
export const newGroup = async (harness: ConnectorHarness): Promise<string> =>
  (await harness.ask('assistantGroup.create', { values: { name: newName() } })).id
const newMember = async (harness: ConnectorHarness, isManager = false) => {
  const groupId = await newGroup(harness)
  const added = await harness.ask('assistantMember.add', { groupId, userName: 'jane', number: '6101', isManager })
  return { groupId, memberId: added.id }
}

/** An account that asks for what is documented only. */
export const plainOptions: ConformanceOptions = {
  name: 'Callisto',
  capabilities: capabilitiesWith(false),
  connector: createCallistoConnector,
  openFront: openFront(false),
  newsBy: 'nothing',
  answersIn: 'body',
  operations: {}
}

/** One that asks for every function. */
export const allOptions: ConformanceOptions = {
  ...plainOptions,
  name: 'Callisto, with all functions',
  capabilities: capabilitiesWith(true),
  openFront: openFront(true),
  samples: {
    'assistantGroup.list': () => ({}),
    'assistantGroup.read': async (harness) => ({ groupId: await newGroup(harness) }),
    'assistantGroup.create': () => ({ values: { name: newName() } }),
    'assistantGroup.change': async (harness) => ({
      groupId: await newGroup(harness),
      seen: { managerRingS: 0 },
      values: { managerRingS: 7 }
    }),
    'assistantGroup.delete': async (harness) => ({ groupId: await newGroup(harness) }),
    'assistantMember.list': async (harness) => ({ groupId: (await newMember(harness)).groupId }),
    'assistantMember.add': async (harness) => ({ groupId: await newGroup(harness), userName: 'zoe', number: '6102' }),
    'assistantMember.change': async (harness) => ({ ...(await newMember(harness)), number: '6103' }),
    'assistantMember.remove': (harness) => newMember(harness),
    'vipNumber.list': async (harness) => ({ memberId: (await newMember(harness, true)).memberId }),
    'vipNumber.add': async (harness) => ({
      memberId: (await newMember(harness, true)).memberId,
      number: '+493023125123'
    }),
    'vipNumber.remove': async (harness) => {
      const { memberId } = await newMember(harness, true)
      return { memberId, vipNumberId: (await harness.ask('vipNumber.add', { memberId, number: '+493023125123' })).id }
    },
    'announcement.list': async (harness) => ({ groupId: await newGroup(harness) }),
    'announcement.add': async (harness) => ({ groupId: await newGroup(harness), file: 'queue1.wav' }),
    'announcement.remove': async (harness) => {
      const groupId = await newGroup(harness)
      await harness.ask('announcement.add', { groupId, file: 'queue1.wav' })
      return { groupId, file: 'queue1.wav' }
    }
  }
}
