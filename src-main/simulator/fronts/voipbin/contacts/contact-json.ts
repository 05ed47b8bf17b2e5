import { layouts, written, writtenAddress, type Form, type Members } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'
import type { Contact, ContactAddress } from './contacts.ts'

/** A contact as it goes over the wire. */
export function contactJson(contact: Contact, form: Form): Members {
  const { texts } = contact
  const members = {
    id: contact.id,
    customer_id: contact.customer,
    first_name: texts.first_name,
    last_name: texts.last_name,
    display_name: texts.display_name,
    company: texts.company,
    job_title: texts.job_title,
    source: contact.source,
    external_id: texts.external_id,
    notes: texts.notes,
    addresses: contact.addresses.map((one) => addressJson(contact, one, form)),
    tag_ids: contact.tagIds,
    tm_create: new Stamp(contact.created),
    tm_update: new Stamp(contact.updated),
    tm_delete: new Stamp(contact.deleted)
  }
  return written(members, layouts.record, form)
}

function addressJson(contact: Contact, { id, created, address, isPrimary }: ContactAddress, form: Form): Members {
  const ids = { id, customer_id: contact.customer, contact_id: contact.id }
  const stamp = written({ tm_create: new Stamp(created) }, layouts.record, form)
  return { ...ids, ...writtenAddress(address, form), is_primary: isPrimary, ...stamp }
}
