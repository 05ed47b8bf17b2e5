import type { ServiceInput } from '../../../../src-preload/contract/services/services.ts'
import { SECOND } from '../../../util/durations.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import type { ServiceSamples } from '../../testing/service-samples.ts'
import type { RecordServiceName } from '../services/records.ts'

const remote = { kind: 'outside', number: '+493023125999' } as const

/** A new message in the box of the user. */
function message(harness: ConnectorHarness): string {
  const { me, pbx } = harness
  const id = pbx.nextLogId()
  const at = { startedAt: pbx.clock.now(), durationMs: Number(id) * SECOND } // no two are alike
  const item = { id, kind: 'voicemail', ...at, remote, isSeen: false } as const
  me.log.unshift(item)
  return harness.itemIdOf(item)
}

/** A call that the user has missed. */
function call(harness: ConnectorHarness): string {
  const missed = harness.me.log.find(({ kind }) => kind === 'missed')
  if (missed === undefined) throw new Error('the company data has no missed call')
  return harness.itemIdOf(missed)
}

/** Somebody who was added to a phone book just now. */
async function added(harness: ConnectorHarness): Promise<string> {
  await harness.ask('personalContact.create', newContact())
  const list = await harness.ask('personalContact.list', {})
  return list.findLast(({ shortName }) => shortName === 'Lena')?.id ?? ''
}

const newContact = (): Omit<ServiceInput<'personalContact.create'>, 'accountId'> => ({
  lastName: 'Lena',
  inUsualList: true,
  status: 'contact',
  numbers: [{ label: 'work', number: '+4989654321' }]
})

/** A good input for every service request of the records, in the company the simulator starts with. */
export const recordSamples: Partial<ServiceSamples<RecordServiceName>> = {
  'history.page': () => ({ limit: 50 }),
  'history.count': () => ({}),
  'history.item': (harness) => ({ itemId: message(harness) }),
  'history.transcript': (harness) => ({ itemId: message(harness) }),
  'history.notes': (harness) => ({ itemId: call(harness) }),
  'history.addNote': (harness) => ({ itemId: call(harness), text: 'Wants a quote.' }),
  'history.mark': (harness) => ({ which: { itemIds: [message(harness)] }, seen: true, played: true }),
  'history.delete': (harness) => ({ which: { itemIds: [message(harness)] } }),
  'message.send': () => ({ to: '+493023125999', text: 'On my way.' }),
  'message.list': () => ({ from: 0 }),
  'fax.send': () => ({ to: '+493023125999', name: 'Quote.pdf', bytes: new TextEncoder().encode('%PDF-1.4\n') }),
  'personalContact.create': newContact,
  'personalContact.delete': async (harness) => ({ contactId: await added(harness) })
}
