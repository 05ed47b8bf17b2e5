import { conformance, faultConformance, serviceFaultConformance } from '../../conformance.ts'
import { queueIdOf } from '../cases/queue-cases.ts'
import type { ConformanceOptions } from '../options.ts'
import { capabilitiesOf } from './capabilities.ts'
import { ExampleFront } from './front/front.ts'
import type { Rights } from './front/front.ts'
import { changing, shownState, reportedNumber } from './front/commands.ts'
import { createExampleConnector } from './index.ts'

/** What is answered to a command that was heard, whatever comes of it. */
const heard = { status: 200, body: 'OK', contentType: 'text/html' } as const

const openFront =
  (rights: Rights): ConformanceOptions['openFront'] =>
  async (pbx) => {
    const front = await ExampleFront.open(pbx)
    const key = front.issueKey('200', rights)
    const typed = (value: string) => ({ method: 'key', values: { address: front.url, key: value } })
    return {
      faults: front.faults,
      right: typed(key),
      wrong: typed('nobody'),
      count: (operation) => front.requests.filter((request) => request.operation === operation).length,
      requests: () =>
        front.requests.map(({ operation, path }) => ({ operation, path, changes: changing.has(operation) })),
      openStreams: () => front.streams,
      displace: () => front.displace(),
      underWay: () => front.underWay,
      revoke: () => front.revokeKey(key),
      sees: shownState,
      numberOf: reportedNumber,
      contactIdOf: ({ data }) => data.shortNumber,
      [Symbol.asyncDispose]: () => front[Symbol.asyncDispose]()
    }
  }

/** What the suite of connectors must know of this vendor. */
const conformanceOptions: ConformanceOptions = {
  name: 'Example',
  capabilities: capabilitiesOf('all'),
  connector: createExampleConnector,
  openFront: openFront('all'),
  newsBy: 'polls',
  mostAtOnce: 2,
  answersIn: 'body',
  byEffect: { commands: ['hangUp', 'reject', 'blindTransfer'], promise: heard },
  refusals: [
    { name: 'a key that is no longer good', command: 'dial', reply: { ...heard, body: 'Wrong key' }, says: 'auth' },
    { name: 'no right', command: 'setDnd', reply: { ...heard, body: 'Not allowed' }, says: 'permission' },
    { name: 'words', command: 'dial', reply: { ...heard, body: 'Error|invalid|No line is free|' }, says: 'protocol' },
    { name: 'nothing', command: 'setDnd', reply: { ...heard, body: '' }, says: 'protocol' }
  ],
  operations: { dial: 'dial', readCalls: 'calls' },
  refusedCommand: 'setDnd',
  faultTargets: {
    commands: {
      dial: ['dial'],
      reject: ['hangup'],
      hangUp: ['hangup'],
      blindTransfer: ['transfer'],
      ringGroup: ['ringgroup'],
      ringPeople: ['ringpeople'],
      setQueueSignedIn: ['member'],
      setQueuePaused: ['pause'],
      setDnd: ['dnd']
    },
    streams: {}
  },
  samples: {
    'message.send': () => ({ to: '+493023125999', text: 'On my way.' }),
    'queue.agents': (harness) => ({ queueId: queueIdOf(harness) })
  }
}

/** The same system for an account that hears of news by a socket. */
const newsOptions: ConformanceOptions = {
  ...conformanceOptions,
  name: 'Example, with news by a socket',
  openFront: openFront('news'),
  newsBy: 'socket',
  displaces: true,
  operations: { ...conformanceOptions.operations, callEvents: 'news' }
}

/** The same system for an account that only looks up numbers. */
const bookOptions: ConformanceOptions = {
  name: 'Example, with a key for the book',
  capabilities: capabilitiesOf('book'),
  connector: createExampleConnector,
  openFront: openFront('book'),
  newsBy: 'nothing',
  answersIn: 'body',
  operations: {}
}

conformance(conformanceOptions)
faultConformance(conformanceOptions)
serviceFaultConformance(conformanceOptions)
conformance(newsOptions)
conformance(bookOptions)
