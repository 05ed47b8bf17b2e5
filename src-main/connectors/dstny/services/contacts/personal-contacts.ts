import { numberLabels } from '../../../../../src-preload/contract/services/personal-contacts.ts'
import type { Services, ServiceName } from '../../../../../src-preload/contract/services/services.ts'
import { getLocale } from '../../../../../src-preload/i18n/paraglide/runtime.js'
import { shownName } from '../../../../util/display-text.ts'
import type { DstnyClient } from '../../client.ts'
import { asItemRequest } from '../item-request.ts'
import { changedPersonal } from './changed-personal.ts'
import { checkPersonal, labelOf, mapPersonal, wirePersonal, wireLabels } from '../../mapper/personal.ts'

/** The user's own address book (Dstny API 3.16). Those of groups and of the organisation are not offered. */
export const personalContactServices = ({
  personalContacts
}: DstnyClient): Services<Extract<ServiceName, `personalContact.${string}`>> => ({
  'personalContact.list': async (_input, signal) =>
    (await personalContacts.listUserContacts(signal)).flatMap((one) => mapPersonal(one) ?? []),
  'personalContact.read': async ({ contactId }, signal) => {
    const { read } = await asItemRequest(personalContacts.getUserContact(contactId, signal))
    return mapPersonal({ ...read, cid: contactId })
  },
  'personalContact.create': async (input, signal) => {
    checkPersonal(input)
    const made = await personalContacts.createUserContact(wirePersonal(input), signal)
    const contact = made?.cid === undefined ? undefined : mapPersonal({ ...made, cid: made.cid })
    return contact === undefined ? {} : { contact }
  },
  'personalContact.update': async ({ contactId, ...input }, signal) => {
    checkPersonal(input)
    const before = await personalContacts.getUserContact(contactId, signal)
    await personalContacts.updateUserContact(contactId, { ...changedPersonal(before, input), cid: contactId }, signal)
  },
  'personalContact.delete': async ({ contactId }, signal) => {
    await personalContacts.deleteUserContact(contactId, signal)
  },
  'personalContact.labels': async (_input, signal) => {
    const named = await asItemRequest(personalContacts.getPhoneLabels(getLocale(), signal))
    return numberLabels.flatMap((label) => {
      const found = named.find(({ labelValue }) => labelValue === wireLabels[label])
      return found === undefined ? [] : [{ label: labelOf(found.labelValue), name: shownName(found.labelName, label) }]
    })
  }
})
