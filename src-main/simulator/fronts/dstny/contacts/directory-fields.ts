import type { Extension } from '../../../people/extension.ts'
import { fieldsOf } from '../fields.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { contactUser } from '../people.ts'
import { DstnyRefusal, empty, json } from '../http/reply.ts'
import { invalid, required } from '../http/request.ts'

const isAdministrator = (extension: Extension): boolean => extension.data.rights?.includes('administrator') === true

const mayEdit = (extension: Extension, asker: Extension, editable: boolean): boolean =>
  isAdministrator(asker) || (editable && asker === extension)

/** The fields with a value, and those the asker may fill in (Dstny API 3.15). */
export function visibleFields(extension: Extension, asker: Extension, { pbx }: FrontContext): object[] {
  return (pbx.data.fields ?? []).flatMap(({ id, label, editable }) => {
    const value = extension.fields.get(id)
    const mine = mayEdit(extension, asker, editable)
    return value === undefined && !mine ? [] : [{ id, label, ...(value !== undefined && { value }), editable: mine }]
  })
}

/** The same fields in the words of the configuration document. */
export const configFields = (extension: Extension, { pbx }: FrontContext): object[] =>
  (pbx.data.fields ?? []).map(({ id, label, editable }) => {
    const currentValue = extension.fields.get(id)
    return { id, label, ...(currentValue !== undefined && { currentValue }), editable }
  })

/** Writes every field named; one without a value is cleared. Nothing waits for approval here. */
const updateContactFields: Handler = (request, context) => {
  const extension = contactUser(request.param('cid'), request.param('domain'), context)
  const list = fieldsOf(request).list('fields') ?? required('fields')
  const wishes = list.map((fields) => {
    const id = fields.requiredText('id')
    const known = context.pbx.data.fields?.find((one) => one.id === id) ?? invalid('fields.id', id)
    if (!mayEdit(extension, request.ticket.extension, known.editable)) {
      throw new DstnyRefusal(403, { fieldName: 'fields.id', code: 'scope.missing', name: id })
    }
    return { id, value: fields.text('requestedValue') }
  })
  for (const { id, value } of wishes) {
    if (value === undefined) extension.fields.delete(id)
    else extension.fields.set(id, value)
  }
  extension.versions.card += 1
  context.pbx.events.emit({ kind: 'configuration', extension })
  return empty()
}

/** The directory fields of Contacts Information V1 (Dstny API 3.15). */
export const directoryFieldHandlers: Handlers = {
  getContactFields: (request, context) => {
    const extension = contactUser(request.param('cid'), request.param('domain'), context)
    return json({ fields: visibleFields(extension, request.ticket.extension, context) })
  },
  updateContactFields
}
