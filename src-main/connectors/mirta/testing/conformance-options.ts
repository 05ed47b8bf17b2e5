import { usualSwitches } from '../../../simulator/fronts/mirta/switches.ts'
import type { MirtaSwitches } from '../../../simulator/fronts/mirta/switches.ts'
import { openMirtaFront } from '../../../simulator/fronts/mirta/front.ts'
import type { MirtaFront } from '../../../simulator/fronts/mirta/front.ts'
import type { Leg, LegState } from '../../../simulator/core/calls.ts'
import type { Party } from '../../../simulator/core/parties.ts'
import { lookUp } from '../../../util/lookup.ts'
import { mirtaRequests } from '../../../wire-tables/mirta.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import type { FrontUnderTest, Typed } from '../../testing/front.ts'
import type { ConformanceOptions } from '../../testing/options.ts'
import { capabilitiesFor } from '../capabilities.ts'
import { createMirtaConnector } from '../index.ts'
import { MOST_AT_ONCE } from '../requests/request.ts'
import { readOptions } from '../account/options.ts'
import type { MirtaOptions } from '../account/options.ts'

/** The front of a harness, as what it is. */
interface MirtaFrontUnderTest extends FrontUnderTest {
  readonly front: MirtaFront
}

export const frontOf = (harness: ConnectorHarness): MirtaFront => (harness.front as MirtaFrontUnderTest).front // opened below

/** What is chosen of the account that the suite signs in to. */
const kept = {
  zone: usualSwitches.timeZone,
  pauseReasons: ['Lunch', 'Training'],
  switches: ['900'],
  phoneBooks: ['Customers', 'Suppliers']
}

/** Whether a request was to change something, by its name in the table. */
const changes = (operation: string): boolean => lookUp(mirtaRequests, operation)?.changes === true

/** A front with habits of its own, and an account with options of its own. */
export const openFront =
  (switches: Partial<MirtaSwitches> = {}, options: Partial<MirtaOptions> = {}): ConformanceOptions['openFront'] =>
  async (pbx) => {
    const front = await openMirtaFront(pbx, { switches })
    const { settings, secret } = front.issue('200')
    const typed = (key: string): Typed => ({
      method: 'key',
      values: { ...(settings as Readonly<Record<string, string>>), key }, // made of texts
      kept: { ...kept, ...options }
    })
    const made: MirtaFrontUnderTest = {
      front,
      faults: front.faults,
      right: typed(secret),
      wrong: typed('nobody'),
      count: (operation) => front.requests.filter((request) => request.operation === operation).length,
      requests: () =>
        front.requests.map(({ operation, path, body }) => ({
          operation,
          path: `${path} ${body}`,
          changes: changes(operation)
        })),
      underWay: () => front.underWay,
      revoke: () => front.tenants.revoke(secret),
      sees,
      seesBeside: (leg) => askedOn(leg) && (askedOn(leg)?.isTalking === true ? 'connected' : 'alerting'),
      numberOf,
      contactIdOf: ({ data }) => data.shortNumber,
      itemIdOf: (row) => {
        const kind = row.kind === 'voicemail' || row.kind === 'recording' ? row.kind : 'call'
        return `${kind}:${front.idOf(row)}`
      },
      agentsSignedInOnly: true,
      [Symbol.asyncDispose]: () => front[Symbol.asyncDispose]()
    }
    return made
  }

/** Whom somebody asks on the leg of a call. */
const askedOn = (leg: Leg): Leg | undefined => (leg.call.transfer?.by === leg ? leg.call.transfer.target : undefined)

function sees(leg: Leg): LegState {
  if (askedOn(leg) !== undefined) return 'held'
  return leg.direction === 'in' && leg.state === 'alerting' ? 'alerting' : 'connected'
}

/** Short inside the company. */
const numberOf = ({ shortNumber, number, withheld }: Party): string | undefined =>
  withheld === true ? undefined : (shortNumber ?? number)

/** What the suite of connectors must know of this vendor. */
export const conformanceOptions: ConformanceOptions = {
  name: 'MiRTA PBX',
  capabilities: [...capabilitiesFor(readOptions(kept))],
  connector: createMirtaConnector,
  openFront: openFront(),
  newsBy: 'polls',
  mostAtOnce: MOST_AT_ONCE,
  answersIn: 'body',
  operations: { dial: 'dial', readCalls: 'lamps' },
  refusedCommand: 'hangUp',
  byEffect: {
    commands: ['setQueueSignedIn', 'setQueuePaused', 'setDnd'],
    promise: { status: 200, body: 'OK', contentType: 'text/html; charset=UTF-8' }
  },
  faultTargets: {
    commands: {
      dial: ['dial'],
      reject: ['hangUp'],
      hangUp: ['hangUp'],
      blindTransfer: ['transfer'],
      consult: ['attendedTransfer'],
      completeTransfer: ['hangUp'],
      cancelConsultation: ['hangUp'],
      setQueueSignedIn: ['removeMember'],
      setQueuePaused: ['pauseAgent'],
      setDnd: ['setDnd']
    },
    streams: {}
  }
}
