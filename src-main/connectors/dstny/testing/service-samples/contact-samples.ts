import type { ServiceInput, ServiceName } from '../../../../../src-preload/contract/services/services.ts'
import type { ConnectorHarness } from '../../../testing/connector-harness.ts'

type Name = Extract<
  ServiceName,
  `contact.${string}` | `ownImage.${string}` | `personalContact.${string}` | `colleague.${string}`
>

const ANNA = { contactId: 'anna.berg@example.org' } as const
const person = { inUsualList: true, status: 'contact', numbers: [] } as const

/** A contact of the user's own, new each time. */
const own = ({ pbx, me }: ConnectorHarness): { contactId: string } => {
  const owner = { kind: 'user', domain: me.data.domain, user: me } as const
  return { contactId: pbx.phoneBook.add(owner, { firstName: 'Lena', numbers: [] }).id }
}

/** A good input for every request about contacts and colleagues. */
export const contactSamples: {
  readonly [N in Name]: (harness: ConnectorHarness) => Omit<ServiceInput<N>, 'accountId'>
} = {
  'contact.favourites': () => ({}),
  'contact.find': () => ({ query: 'anna', limit: 5, withBlocked: true, withFunctions: true }),
  'contact.card': () => ANNA,
  'contact.fields': () => ANNA,
  'contact.setFields': ({ me, front }) => {
    const value = `another one ${String(front.requests().length)}`
    return { contactId: me.address, fields: [{ id: 'field5', value }] }
  },
  'contact.setCard': (harness) => ({ ...own(harness), lastName: 'Lang' }),
  'contact.image': () => ANNA,
  'contact.addToList': () => ({ contactIds: ['e2'] }),
  'contact.removeFromList': ({ me }) => {
    me.contacts.set('e2', 'contact')
    return { contactId: 'e2' }
  },
  'contact.setStatus': () => ({ contactId: 'e2', status: 'vip' }),
  'contact.isFavourite': () => ANNA,
  'contact.setFavourite': () => ({ ...ANNA, favourite: true }),
  'contact.rebuildFavourites': () => ({}),
  'ownImage.read': () => ({}),
  'ownImage.replace': () => ({ bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]) }),
  'personalContact.list': () => ({}),
  'personalContact.read': own,
  'personalContact.create': () => ({ ...person, firstName: 'Lena', numbers: [] }),
  'personalContact.update': (harness) => ({ ...own(harness), ...person, firstName: 'Lea', numbers: [] }),
  'personalContact.delete': own,
  'personalContact.labels': () => ({}),
  'colleague.setActivity': () => ({ ...ANNA, activityId: 'lunch' }),
  'colleague.setNote': () => ({ ...ANNA, note: 'Back soon' }),
  'colleague.setRole': () => ({ ...ANNA, roleId: 'private' })
}
