import type { Input, Output } from '../../../src-preload/contract/ipc.ts'
import type { ServiceName } from '../../../src-preload/contract/services/services.ts'

type Name = Extract<
  ServiceName,
  `contact.${string}` | `ownImage.${string}` | `personalContact.${string}` | `colleague.${string}`
>

const onContact = { accountId: 'a', contactId: 'kim@example.org' } as const
const numbers = [{ label: 'work', number: '+4930901820', display: '030 901820' }]
const listed = {
  id: 'kim@example.org',
  accountId: 'a',
  name: 'Kim Koch',
  numbers,
  kind: 'person',
  inMyList: true,
  status: 'vip',
  imageVersion: 3
} as const
const field = { id: 'f1', label: 'Room', value: 'A57', editable: true } as const
const personal = {
  firstName: 'Kim',
  speedDial: 4,
  inUsualList: true,
  status: 'contact',
  numbers: [{ label: 'mobile', number: '+4915100000', preferred: true }]
} as const
const stored: Output<'personalContact.read'> = {
  ...personal,
  id: 'p1',
  owner: 'user',
  numbers: [{ ...personal.numbers[0], display: '0151 00000' }]
}
const image = { type: 'image/png', base64: 'iVBORw0KGgo=' } as const

/** A good input for every request about contacts and colleagues. */
export const goodContactInputs = {
  'contact.favourites': { accountId: 'a' },
  'contact.find': { accountId: 'a', query: 'kim', limit: 20, withBlocked: true, withFunctions: false },
  'contact.card': onContact,
  'contact.fields': onContact,
  'contact.setFields': { ...onContact, fields: [{ id: 'f1', value: 'A58' }, { id: 'f2' }] },
  'contact.setCard': { ...onContact, firstName: 'Kim', city: '', numbers: [{ number: '030 901820' }] },
  'contact.image': { ...onContact, version: 3, pixels: 96 },
  'contact.addToList': { accountId: 'a', contactIds: ['kim@example.org'] },
  'contact.removeFromList': onContact,
  'contact.setStatus': { ...onContact, status: 'blocked' },
  'contact.isFavourite': onContact,
  'contact.setFavourite': { ...onContact, favourite: true },
  'contact.rebuildFavourites': { accountId: 'a' },
  'ownImage.read': { accountId: 'a' },
  'ownImage.replace': { accountId: 'a', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
  'personalContact.list': { accountId: 'a' },
  'personalContact.read': onContact,
  'personalContact.create': { accountId: 'a', ...personal, numbers: [...personal.numbers] },
  'personalContact.update': { ...onContact, ...personal, numbers: [...personal.numbers] },
  'personalContact.delete': onContact,
  'personalContact.labels': { accountId: 'a' },
  'colleague.setActivity': { ...onContact, activityId: 'lunch', available: false, until: 9 },
  'colleague.setNote': { ...onContact, note: 'At the dentist' },
  'colleague.setRole': { ...onContact, roleId: 'private' }
} as const satisfies { readonly [N in Name]: Input<N> }

/** A good output for every request about contacts and colleagues. */
export const goodContactOutputs: { readonly [N in Name]: Output<N> } = {
  'contact.favourites': [listed],
  'contact.find': [listed],
  'contact.card': {
    ...listed,
    firstName: 'Kim',
    emails: ['kim@example.org'],
    address: { city: 'Berlin' },
    groups: ['Support'],
    fields: [field],
    presence: { available: false, activityId: 'lunch', roleId: 'business', roleName: 'Business', until: 9 },
    mayChange: { activity: true, note: false, role: false, schedule: false }
  },
  'contact.fields': [field],
  'contact.setFields': undefined,
  'contact.setCard': undefined,
  'contact.image': { image },
  'contact.addToList': undefined,
  'contact.removeFromList': undefined,
  'contact.setStatus': undefined,
  'contact.isFavourite': { favourite: true },
  'contact.setFavourite': undefined,
  'contact.rebuildFavourites': undefined,
  'ownImage.read': {},
  'ownImage.replace': undefined,
  'personalContact.list': [stored],
  'personalContact.read': stored,
  'personalContact.create': { contact: stored },
  'personalContact.update': undefined,
  'personalContact.delete': undefined,
  'personalContact.labels': [{ label: 'home', name: 'Home' }],
  'colleague.setActivity': undefined,
  'colleague.setNote': undefined,
  'colleague.setRole': undefined
}
